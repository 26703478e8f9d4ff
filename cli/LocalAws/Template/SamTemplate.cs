using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The SAM template, and the stack that it makes in each region.</summary>
internal sealed class SamTemplate
{
    private static readonly string[] QueueAttributes =
        ["DelaySeconds", "VisibilityTimeout", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "FifoQueue", "ContentBasedDeduplication"];

    private readonly JsonObject template;
    private readonly LocalAwsOptions options;
    private readonly string endpoint;
    private readonly ConcurrentDictionary<string, StackDefinition> stacks = new();
    private readonly ConcurrentDictionary<string, RoleDefinition> roles = new();

    private SamTemplate(JsonObject template, LocalAwsOptions options, string endpoint)
    {
        this.template = template;
        this.options = options;
        this.endpoint = endpoint;
    }

    /// <param name="endpoint">Where the local AWS listens, for the addresses of queues.</param>
    public static SamTemplate Load(string path, LocalAwsOptions options, string endpoint) => new(TemplateReader.Read(path), options, endpoint);

    public StackDefinition In(string region) => stacks.GetOrAdd(region, Read);

    /// <summary>A function's role in a stack that was deployed with other parameters.</summary>
    /// <param name="parameters">What differs from those of the options.</param>
    /// <exception cref="LocalAwsException">The template has no such function, or gives it no role.</exception>
    public RoleDefinition RoleOf(string function, string region, IReadOnlyDictionary<string, string> parameters)
    {
        var all = new SortedDictionary<string, string>(options.Parameters.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        return roles.GetOrAdd($"{function} {region} {string.Join(' ', all)}", _ =>
        {
            var intrinsics = new Intrinsics(template, options with { Parameters = all }, region, endpoint);
            var properties = (template["Resources"] as JsonObject)?[function]?["Properties"];
            return new PolicyReader(template, intrinsics, all).Read(intrinsics.Resolve(properties?["Role"]).String() ?? string.Empty)
                ?? throw new LocalAwsException($"The template has no function '{function}' with a role of its own, or not with these parameters.");
        });
    }

    private StackDefinition Read(string region)
    {
        var intrinsics = new Intrinsics(template, options, region, endpoint);
        var resources = (template["Resources"] as JsonObject ?? [])
            .Where(r => intrinsics.Holds((r.Value as JsonObject)?["Condition"].String()))
            .ToLookup(r => (r.Value as JsonObject)?["Type"].String() ?? string.Empty);
        var functions = new FunctionReader(template, intrinsics, options.Parameters);
        var read = resources["AWS::Serverless::Function"].Select(r => functions.Read(r.Key, (JsonObject)r.Value!)).ToList();
        return new StackDefinition(
            [.. read.Select(f => f.Function)],
            [.. resources["AWS::SNS::Topic"].Select(r => new TopicDefinition(r.Key, intrinsics.Names.NameOf(r.Key), intrinsics.Names.ArnOf(r.Key)))],
            [.. resources["AWS::SQS::Queue"].Select(r => Queue(r.Key, (JsonObject)r.Value!, intrinsics)), .. read.SelectMany(f => f.GeneratedQueues)],
            [.. resources["AWS::Events::Rule"].Select(r => Rule(r.Key, (JsonObject)r.Value!, intrinsics)).OfType<TargetedRule>()],
            [.. resources["AWS::SSM::Document"].Select(r => Document(r.Key, (JsonObject)r.Value!, intrinsics))])
        {
            Groups = [.. resources["AWS::EC2::SecurityGroup"].Select(r => Group(r.Key, (JsonObject)r.Value!, resources["AWS::EC2::VPC"], intrinsics))],
            Alarms = [.. resources["AWS::CloudWatch::Alarm"].Select(r => new AlarmReader(intrinsics).Read(r.Key, (JsonObject)r.Value!))],
        };
    }

    private static GroupDefinition Group(string logicalId, JsonObject resource, IEnumerable<KeyValuePair<string, JsonNode?>> vpcs, Intrinsics intrinsics)
    {
        var properties = intrinsics.Resolve(resource["Properties"]) as JsonObject ?? [];
        var vpcId = properties["VpcId"].String();
        var own = vpcs.FirstOrDefault(vpc => intrinsics.Names.RefOf(vpc.Key) == vpcId).Value?["Properties"] as JsonObject;
        return new GroupDefinition(
            logicalId,
            intrinsics.Names.NameOf(logicalId),
            intrinsics.Names.GroupIdOf(logicalId),
            properties["GroupDescription"].String() ?? logicalId,
            intrinsics.Resolve(own?["CidrBlock"]).String(),
            own is null ? vpcId : null,
            (properties["Tags"] as JsonArray ?? []).ToDictionary(tag => tag!["Key"].String()!, tag => tag!["Value"].String() ?? string.Empty));
    }

    private static DocumentDefinition Document(string logicalId, JsonObject resource, Intrinsics intrinsics)
    {
        var properties = resource["Properties"] as JsonObject ?? [];
        var document = new DocumentDefinition(
            logicalId,
            intrinsics.Names.NameOf(logicalId),
            properties["DocumentType"].String() ?? "Command",
            intrinsics.Resolve(properties["Content"]) as JsonObject ?? throw new LocalAwsException($"The document {logicalId} of the template has no Content."));
        if (document.Type == "Command")
        {
            DocumentForm.Check(logicalId, document.Content);
        }

        return document;
    }

    private static TargetedRule? Rule(string logicalId, JsonObject resource, Intrinsics intrinsics)
    {
        var properties = intrinsics.Resolve(resource["Properties"]) as JsonObject;
        return properties?["EventPattern"] is not JsonObject pattern || properties["State"].String() == "DISABLED" || properties["EventBusName"].String() is not (null or "default")
            ? null
            : new TargetedRule(
                intrinsics.Names.NameOf(logicalId),
                (JsonObject)pattern.DeepClone(),
                [.. (properties["Targets"] as JsonArray ?? []).OfType<JsonObject>().Select(target => new RuleTarget(
                    target["Arn"].String() ?? string.Empty, (target["DeadLetterConfig"] as JsonObject)?["Arn"].String()))]);
    }

    private static QueueDefinition Queue(string logicalId, JsonObject resource, Intrinsics intrinsics)
    {
        var properties = resource["Properties"] as JsonObject ?? [];
        var attributes = QueueAttributes
            .Select(name => (Name: name, Value: intrinsics.Resolve(properties[name]).String()))
            .Where(a => a.Value is not null)
            .ToDictionary(a => a.Name, a => a.Value!);
        if (intrinsics.Resolve(properties["RedrivePolicy"]) is { } redrive)
        {
            attributes["RedrivePolicy"] = Json.Text(redrive);
        }

        return new QueueDefinition(logicalId, intrinsics.Names.NameOf(logicalId), intrinsics.Names.ArnOf(logicalId), attributes);
    }
}
