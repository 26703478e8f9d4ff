using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads the roles of the template: their inline policies, the template's managed policies that they name, and its AWS::IAM::RolePolicy.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html</summary>
internal sealed class PolicyReader(JsonObject template, Intrinsics intrinsics, IReadOnlyDictionary<string, string> parameters)
{
    private readonly JsonObject resources = template["Resources"] as JsonObject ?? [];

    /// <returns>Null for the role that SAM makes for a function without one.</returns>
    /// <exception cref="LocalAwsException">The role has something that the local AWS cannot judge.</exception>
    public RoleDefinition? Read(string roleArn)
    {
        var role = Existing("AWS::IAM::Role").FirstOrDefault(resource => intrinsics.Names.ArnOf(resource.Id) == roleArn);
        return role.Id is null ? null : new RoleDefinition(
            role.Id,
            roleArn,
            intrinsics.Names.Region,
            parameters,
            [
                .. (role.Properties["Policies"] as JsonArray ?? []).SelectMany(policy => Inline(role.Id, policy)),
                .. Managed(role.Id, role.Properties),
                .. OfTheirOwn(role.Id),
            ]);
    }

    private IEnumerable<(string Id, JsonObject Properties)> Existing(string type) =>
        from resource in resources
        let body = resource.Value as JsonObject
        where body?["Type"].String() == type && intrinsics.Holds(body["Condition"].String())
        select (resource.Key, body["Properties"] as JsonObject ?? []);

    private IEnumerable<PolicyStatement> Inline(string role, JsonNode? policy) => Chosen(policy) is JsonObject chosen
        ? Statements($"{role}/{intrinsics.Resolve(chosen["PolicyName"]).String()}", chosen["PolicyDocument"])
        : [];

    /// <summary>A role may name the policy, or the policy the role.</summary>
    private IEnumerable<PolicyStatement> Managed(string role, JsonObject properties)
    {
        var policies = Existing("AWS::IAM::ManagedPolicy").ToList();
        var named = Texts(properties["ManagedPolicyArns"]).ToList();
        return named.FirstOrDefault(arn => policies.TrueForAll(policy => intrinsics.Names.ArnOf(policy.Id) != arn)) is { } unknown
            ? throw new LocalAwsException($"The local AWS does not know what the managed policy {unknown} allows.")
            : policies
                .Where(policy => named.Contains(intrinsics.Names.ArnOf(policy.Id)) || Texts(policy.Properties["Roles"]).Contains(intrinsics.Names.NameOf(role)))
                .SelectMany(policy => Statements(policy.Id, policy.Properties["PolicyDocument"]));
    }

    private IEnumerable<PolicyStatement> OfTheirOwn(string role) => Existing("AWS::IAM::RolePolicy")
        .Where(policy => intrinsics.Resolve(policy.Properties["RoleName"]).String() == intrinsics.Names.NameOf(role))
        .SelectMany(policy => Statements(policy.Id, policy.Properties["PolicyDocument"]));

    private IEnumerable<PolicyStatement> Statements(string place, JsonNode? document) => Elements(Chosen(document)?["Statement"])
        .Select((statement, index) => (Statement: Chosen(statement) as JsonObject, Place: $"{place}/{index + 1}"))
        .Where(each => each.Statement is not null)
        .Select(each => Statement(each.Place, each.Statement!));

    private PolicyStatement Statement(string place, JsonObject statement)
    {
        var stranger = statement.Select(member => member.Key).FirstOrDefault(member => member is not ("Sid" or "Effect" or "Action" or "Resource" or "Condition"));
        return stranger is null
            ? new PolicyStatement(
                place,
                statement["Effect"].String() == "Allow",
                [.. Elements(statement["Action"]).SelectMany(Texts)],
                [.. Elements(statement["Resource"]).SelectMany(element => Texts(element).Select(pattern => new PolicyResource(Json.Text(element), pattern)))],
                [.. Conditions(intrinsics.Resolve(statement["Condition"]) as JsonObject ?? [])])
            : throw new LocalAwsException($"The statement {place} of the template has {stranger}, which the local AWS cannot judge.");
    }

    private static IEnumerable<PolicyCondition> Conditions(JsonObject block) =>
        from test in block
        from key in test.Value as JsonObject ?? []
        select new PolicyCondition(ConditionOperator.Known(test.Key), key.Key, [.. Elements(key.Value).Select(value => value.String() ?? string.Empty)]);

    /// <summary>What an If chooses; the node itself where it is none.</summary>
    private JsonNode? Chosen(JsonNode? node) => node is JsonObject { Count: 1 } one && one["Fn::If"] is JsonArray { Count: 3 } choice
        ? Chosen(intrinsics.Holds(choice[0].String()) ? choice[1] : choice[2])
        : node is JsonObject { Count: 1 } && node["Ref"].String() == "AWS::NoValue" ? null : node;

    private IEnumerable<string> Texts(JsonNode? element) => Elements(intrinsics.Resolve(element)).Select(value => value.String() ?? string.Empty);

    private static IReadOnlyList<JsonNode?> Elements(JsonNode? node) => node switch
    {
        null => [],
        JsonArray several => [.. several],
        _ => (JsonNode?[])[node],
    };
}
