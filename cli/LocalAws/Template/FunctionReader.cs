using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads AWS::Serverless::Function with what Globals adds to it.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html</summary>
internal sealed class FunctionReader(JsonObject template, Intrinsics intrinsics, IReadOnlyDictionary<string, string> parameters)
{
    public (FunctionDefinition Function, IReadOnlyList<QueueDefinition> GeneratedQueues) Read(string logicalId, JsonObject resource)
    {
        var own = resource["Properties"] as JsonObject ?? [];
        var global = (template["Globals"] as JsonObject)?["Function"] as JsonObject ?? [];
        JsonNode? Property(string name) => Merge(intrinsics.Resolve(global[name]), intrinsics.Resolve(own[name]));

        var names = intrinsics.Names;
        var logging = Property("LoggingConfig") as JsonObject;
        var invoke = Property("EventInvokeConfig") as JsonObject;
        var roleArn = Property("Role").String() ?? names.ArnOf(logicalId + "Role");
        var queues = new List<QueueDefinition>();
        var function = new FunctionDefinition
        {
            LogicalId = logicalId,
            Name = names.NameOf(logicalId),
            Arn = names.ArnOf(logicalId),
            Region = names.Region,
            Handler = Property("Handler").String() ?? "bootstrap",
            RoleArn = roleArn,
            Role = new PolicyReader(template, intrinsics, parameters).Read(roleArn),
            LogGroup = logging?["LogGroup"].String() ?? $"/aws/lambda/{names.NameOf(logicalId)}",
            IsTraced = Property("Tracing").String() == "Active",
            Timeout = TimeSpan.FromSeconds(Number(Property("Timeout")) ?? 3),
            MemorySize = Number(Property("MemorySize")) ?? 128,
            LogFormat = logging?["LogFormat"].String() ?? "Text",
            LogLevel = logging?["ApplicationLogLevel"].String(),
            Environment = Environment(Property("Environment")),
            Rules = Rules(logicalId, Property("Events") as JsonObject ?? [], queues),
            Queues = Mappings(Property("Events") as JsonObject ?? []),
            Topics = Subscriptions(Property("Events") as JsonObject ?? []),
            ReservedConcurrency = Number(Property("ReservedConcurrentExecutions")),
            MaximumRetryAttempts = Number(invoke?["MaximumRetryAttempts"]) ?? 2,
            OnFailureArn = ((invoke?["DestinationConfig"] as JsonObject)?["OnFailure"] as JsonObject)?["Destination"].String(),
            DeadLetterArn = (Property("DeadLetterQueue") as JsonObject)?["TargetArn"].String(),
        };
        return (function, queues);
    }

    private List<RuleDefinition> Rules(string logicalId, JsonObject events, List<QueueDefinition> queues)
    {
        var rules = new List<RuleDefinition>();
        foreach (var (name, value) in events)
        {
            var properties = (value as JsonObject)?["Properties"] as JsonObject;
            if ((value as JsonObject)?["Type"].String() is not ("EventBridgeRule" or "CloudWatchEvent")
                || properties?["Pattern"] is not JsonObject pattern
                || properties["State"].String() == "DISABLED"
                || properties["Enabled"].String() == "false"
                || properties["EventBusName"].String() is not (null or "default"))
            {
                continue;
            }

            rules.Add(new RuleDefinition(
                properties["RuleName"].String() ?? $"{intrinsics.Names.StackName}-{logicalId}{name}",
                (JsonObject)pattern.DeepClone(),
                DeadLetter(logicalId + name, properties["DeadLetterConfig"] as JsonObject, queues)));
        }

        return rules;
    }

    private static List<QueueMappingDefinition> Mappings(JsonObject events) =>
    [
        .. from named in events
           let properties = (named.Value as JsonObject)?["Properties"] as JsonObject
           where (named.Value as JsonObject)?["Type"].String() == "SQS" && properties["Enabled"].String() != "false"
           select new QueueMappingDefinition(
               properties["Queue"].String() ?? throw new LocalAwsException($"The event {named.Key} of the template has no Queue."),
               Number(properties["BatchSize"]) ?? 10,
               TimeSpan.FromSeconds(Number(properties["MaximumBatchingWindowInSeconds"]) ?? 0),
               (properties["FunctionResponseTypes"] as JsonArray ?? []).Any(type => type.String() == "ReportBatchItemFailures")),
    ];

    private static List<TopicSubscriptionDefinition> Subscriptions(JsonObject events) =>
    [
        .. from named in events
           let properties = (named.Value as JsonObject)?["Properties"] as JsonObject
           where (named.Value as JsonObject)?["Type"].String() == "SNS"
           select new TopicSubscriptionDefinition(
               properties["Topic"].String() ?? throw new LocalAwsException($"The event {named.Key} of the template has no Topic."),
               properties["FilterPolicy"]?.DeepClone() as JsonObject,
               properties["FilterPolicyScope"].String() == "MessageBody",
               (properties["RedrivePolicy"] as JsonObject)?["deadLetterTargetArn"].String()),
    ];

    private string? DeadLetter(string ruleId, JsonObject? configuration, List<QueueDefinition> queues)
    {
        if (configuration?["Type"].String() is not "SQS")
        {
            return configuration?["Arn"].String();
        }

        var id = configuration["QueueLogicalId"].String() ?? ruleId + "Queue";
        var names = intrinsics.Names;
        var name = $"{names.StackName}-{id}";
        var queue = new QueueDefinition(id, name, $"arn:aws:sqs:{names.Region}:{names.Account}:{name}", new Dictionary<string, string>());
        queues.Add(queue);
        return queue.Arn;
    }

    private static Dictionary<string, string> Environment(JsonNode? environment) =>
        ((environment as JsonObject)?["Variables"] as JsonObject ?? []).ToDictionary(v => v.Key, v => v.Value.String() ?? string.Empty);

    private static JsonNode? Merge(JsonNode? global, JsonNode? own)
    {
        if (global is not JsonObject defaults || own is not JsonObject overrides)
        {
            return own ?? global;
        }

        var merged = (JsonObject)defaults.DeepClone();
        foreach (var (name, value) in overrides)
        {
            merged[name] = Merge(merged[name]?.DeepClone(), value?.DeepClone());
        }

        return merged;
    }

    private static int? Number(JsonNode? node) =>
        int.TryParse(node.String(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
