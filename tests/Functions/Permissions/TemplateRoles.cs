using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Permissions;

/// <summary>The functions' roles, as a template has them.</summary>
internal sealed class TemplateRoles(JsonObject template)
{
    private JsonObject Resources => (JsonObject)template[nameof(Resources)]!;

    /// <summary>Each function with its properties, whatever the parameters are.</summary>
    public IReadOnlyDictionary<string, JsonObject> Functions => OfType("AWS::Serverless::Function").ToDictionary(function => function.Id, function => Properties(function.Body));

    public string RoleOf(string function) => Functions[function]["Role"]?["Fn::GetAtt"]?[0].String() ?? "(SAM makes one)";

    /// <summary>The conditions under which a role may change EC2's resources, decrypt, or read secrets, apart from those under which it is there at all.</summary>
    public IReadOnlyList<string> Gates(string role) =>
        [.. Written(role).Where(each => each.Gate is not null && Matters(each.Statement)).Select(each => each.Gate!).Distinct()];

    public bool Holds(string condition, IReadOnlyDictionary<string, string> parameters) => Intrinsics(parameters).Holds(condition);

    public RoleDefinition Read(string role, IReadOnlyDictionary<string, string> parameters)
    {
        var intrinsics = Intrinsics(parameters);
        return new PolicyReader(template, intrinsics, parameters).Read(intrinsics.Names.ArnOf(role))!;
    }

    /// <summary>The statements of a role's policies as they are written, whatever the parameters are, always in the same order.</summary>
    public IReadOnlyList<JsonObject> Statements(string role) => [.. Written(role).Select(each => each.Statement)];

    /// <summary>Grants everything that a condition decides about, whether it holds or not.</summary>
    public void Ungate(string role, string condition)
    {
        foreach (var policies in Documents(role).Select(document => (JsonArray)document.Document["Statement"]!).Append(Properties((JsonObject)Resources[role]!)["Policies"] as JsonArray ?? []).ToList())
        {
            for (int number = 0; number < policies.Count; number++)
            {
                if (policies[number]!["Fn::If"] is JsonArray choice && choice[0].String() == condition)
                {
                    policies[number] = choice[1]!.DeepClone();
                }
            }
        }

        foreach (var policy in OfTheirOwn(role).Where(policy => policy["Condition"].String() == condition).ToList())
        {
            policy.Remove("Condition");
        }
    }

    /// <summary>Whether an action is one that must not be granted under settings that do not need it.</summary>
    public static bool Matters(string action) =>
        action.StartsWith("kms:", StringComparison.Ordinal) || action.StartsWith("secretsmanager:", StringComparison.Ordinal)
        || (action.StartsWith("ec2:", StringComparison.Ordinal) && !new Authorization(action, "*", new RequestContext([])).IsRead);

    private static bool Matters(JsonObject statement) => Texts(statement["Action"]).Any(Matters);

    /// <summary>All texts, whatever an If chooses.</summary>
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray several => several.SelectMany(Texts),
        JsonObject choice => Texts(choice["Fn::If"]?[1]).Concat(Texts(choice["Fn::If"]?[2])),
        _ => node.String() is { } text ? [text] : [],
    };

    private IEnumerable<(JsonObject Statement, string? Gate)> Written(string role) => Documents(role).SelectMany(
        document => (JsonArray)document.Document["Statement"]!,
        (document, statement) => ((JsonObject)Chosen(statement!), statement!["Fn::If"]?[0].String() ?? document.Gate));

    private IEnumerable<(JsonNode Document, string? Gate)> Documents(string role)
    {
        var properties = Properties((JsonObject)Resources[role]!);
        var named = References(properties["ManagedPolicyArns"]).ToList();
        return (properties["Policies"] as JsonArray ?? []).Select(policy => (Chosen(policy!)["PolicyDocument"]!, policy!["Fn::If"]?[0].String()))
            .Concat(OfType("AWS::IAM::ManagedPolicy")
                .Where(policy => named.Contains(policy.Id) || References(Properties(policy.Body)["Roles"]).Contains(role))
                .Select(policy => (Properties(policy.Body)["PolicyDocument"]!, policy.Body["Condition"].String())))
            .Concat(OfTheirOwn(role).Select(policy => (policy["Properties"]!["PolicyDocument"]!, policy["Condition"].String())));
    }

    /// <summary>Policies that are resources of their own.</summary>
    private IEnumerable<JsonObject> OfTheirOwn(string role) => OfType("AWS::IAM::RolePolicy").Select(policy => policy.Body).Where(policy => Properties(policy)["RoleName"]?["Ref"].String() == role);

    private IEnumerable<(string Id, JsonObject Body)> OfType(string type) =>
        Resources.Where(resource => resource.Value!["Type"].String() == type).Select(resource => (resource.Key, (JsonObject)resource.Value!));

    private static JsonObject Properties(JsonObject resource) => (JsonObject)resource[nameof(Properties)]!;

    private static IEnumerable<string?> References(JsonNode? list) => (list as JsonArray ?? []).Select(element => Chosen(element!)["Ref"].String());

    private static JsonNode Chosen(JsonNode node) => node["Fn::If"]?[1] ?? node;

    private Intrinsics Intrinsics(IReadOnlyDictionary<string, string> parameters) =>
        new(template, new LocalAwsOptions { Parameters = parameters }, Observation.Region, "http://127.0.0.1");
}
