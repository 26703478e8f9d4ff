using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Template.Tests;

/// <summary>A transformed template with its conditions decided and its values worked out: what really comes into being.</summary>
internal sealed class DeployedStack
{
    private readonly Intrinsics intrinsics;

    public DeployedStack(JsonObject template, IReadOnlyDictionary<string, string> parameters)
    {
        intrinsics = new Intrinsics(template, new LocalAwsOptions { Parameters = parameters }, "eu-central-1", "https://sqs.eu-central-1.amazonaws.com");
        Resources =
        [
            .. from named in (JsonObject)template[nameof(Resources)]!
               let resource = (JsonObject)named.Value!
               where intrinsics.Holds(resource["Condition"].String())
               select new Resource(named.Key, resource["Type"].String()!, intrinsics.Resolve(resource["Properties"]) as JsonObject ?? []),
        ];
        Outputs = (template[nameof(Outputs)] as JsonObject ?? [])
            .Where(output => intrinsics.Holds((output.Value as JsonObject)?["Condition"].String()))
            .ToDictionary(output => output.Key, output => intrinsics.Resolve(output.Value!["Value"]).String()!);
    }

    public IReadOnlyList<Resource> Resources { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IEnumerable<Resource> Of(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>What GetAtt Arn gives.</summary>
    public string ArnOf(Resource resource) => intrinsics.Names.ArnOf(resource.Id);

    /// <summary>What Ref gives.</summary>
    public string RefOf(Resource resource) => intrinsics.Names.RefOf(resource.Id);

    public Resource? WithArn(string? arn) => Resources.FirstOrDefault(resource => ArnOf(resource) == arn);

    public bool Holds(string condition) => intrinsics.Holds(condition);

    /// <summary>The statements of all policies of a role, wherever the template has put them.</summary>
    public IEnumerable<Statement> StatementsOf(Resource role) =>
        (role.Properties["Policies"] as JsonArray ?? []).Select(policy => policy!["PolicyDocument"])
            .Concat(Of("AWS::IAM::RolePolicy").Where(policy => policy.Properties["RoleName"].String() == RefOf(role)).Select(policy => policy.Properties["PolicyDocument"]))
            .Concat((role.Properties["ManagedPolicyArns"] as JsonArray ?? [])
                .Select(managed => Of("AWS::IAM::ManagedPolicy").Single(policy => RefOf(policy) == managed.String()).Properties["PolicyDocument"]))
            .SelectMany(document => Statement.Of(document));
}

internal sealed record Resource(string Id, string Type, JsonObject Properties)
{
    public override string ToString() => $"{Id} ({Type})";
}

/// <summary>A statement of a policy.</summary>
internal sealed record Statement(JsonObject Json)
{
    public static IEnumerable<Statement> Of(JsonNode? document) => Several(document?["Statement"]).Select(one => new Statement((JsonObject)one!));

    public string Effect => Json[nameof(Effect)].String()!;

    public IReadOnlyList<string> Actions => [.. Several(Json["Action"]).Select(action => action.String()!)];

    public IReadOnlyList<string> Resources => [.. Several(Json["Resource"]).Select(resource => resource.String()!)];

    /// <summary>Names of the services that it is for.</summary>
    public IReadOnlyList<string> Services => [.. Several((Json["Principal"] as JsonObject)?["Service"]).Select(service => service.String()!)];

    public JsonObject Condition => Json[nameof(Condition)] as JsonObject ?? [];

    /// <summary>The values that a condition key must have one of.</summary>
    public IReadOnlyList<string> ValuesOf(string conditionKey) =>
        [.. Condition.SelectMany(test => (JsonObject)test.Value!).Where(key => key.Key == conditionKey).SelectMany(key => Several(key.Value)).Select(value => value.String()!)];

    public bool Allows(string action, string resource) => Effect == "Allow" && Actions.Contains(action) && Resources.Contains(resource);

    private static IReadOnlyList<JsonNode?> Several(JsonNode? oneOrMore) => oneOrMore is JsonArray several ? [.. several] : oneOrMore is null ? [] : [oneOrMore];
}
