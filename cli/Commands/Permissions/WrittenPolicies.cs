using Remediation.Cli.LocalAws;
using YamlDotNet.RepresentationModel;

namespace Remediation.Cli.Commands.Permissions;

/// <summary>What a function may do, as a person reads it in the template.</summary>
/// <param name="Description">What the function is for.</param>
internal sealed record WrittenRole(string Function, string Description, IReadOnlyList<WrittenStatement> Statements);

/// <param name="Line">Where it begins in the template, from 1.</param>
/// <param name="OnlyIf">The condition of the template under which it is granted.</param>
/// <param name="Conditions">Each as <c>operator key value</c>.</param>
/// <param name="Reason">The comment above it or in it.</param>
internal sealed record WrittenStatement(
    long Line, string? OnlyIf, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<string> Conditions, string Reason)
{
    /// <summary>Whether it lets something be changed that it does not name.</summary>
    public bool ChangesOnAWildcard => Resources.Any(resource => resource.Contains('*', StringComparison.Ordinal))
        && Actions.Any(action => !new Authorization(action, "*", new RequestContext([])).IsRead);
}

/// <summary>Reads the functions' roles with the comments beside their statements, which no reader of templates keeps.</summary>
internal sealed class WrittenPolicies
{
    private readonly string[] lines;
    private readonly YamlMappingNode resources;

    private WrittenPolicies(string[] lines, YamlMappingNode resources)
    {
        this.lines = lines;
        this.resources = resources;
    }

    public static IReadOnlyList<WrittenRole> Read(string template) => Parse(File.ReadAllLines(template));

    public static IReadOnlyList<WrittenRole> Parse(string[] lines)
    {
        var yaml = new YamlStream();
        using var text = new StringReader(string.Join('\n', lines));
        yaml.Load(text);
        var policies = new WrittenPolicies(lines, (YamlMappingNode)yaml.Documents[0].RootNode["Resources"]);
        return [.. policies.OfType("AWS::Serverless::Function").Select(function => policies.Role(function.Id, function.Properties))];
    }

    private WrittenRole Role(string function, YamlNode properties)
    {
        var (id, role, _) = OfType("AWS::IAM::Role").Single(role => $"{role.Id}.Arn" == Text(properties["Role"]));
        return new WrittenRole(function, Text(properties["Description"]), [.. Inline(role), .. Managed(id, role), .. OfTheirOwn(id)]);
    }

    private IEnumerable<(string Id, YamlNode Properties, string? Condition)> OfType(string type) => resources.Children
        .Where(resource => Text(resource.Value["Type"]) == type)
        .Select(resource => (Text(resource.Key), resource.Value["Properties"], Member(resource.Value, "Condition") is { } condition ? Text(condition) : null));

    private IEnumerable<WrittenStatement> Inline(YamlNode role) =>
        Items(Member(role, "Policies")).Select(Chosen).SelectMany(policy => Statements(policy.Node["PolicyDocument"], policy.OnlyIf));

    /// <summary>A role may name the policy, or the policy the role.</summary>
    private IEnumerable<WrittenStatement> Managed(string id, YamlNode role)
    {
        var named = Items(Member(role, "ManagedPolicyArns")).Select(arn => Text(Chosen(arn).Node)).ToList();
        return OfType("AWS::IAM::ManagedPolicy")
            .Where(policy => named.Contains(policy.Id) || Items(Member(policy.Properties, "Roles")).Any(one => Text(Chosen(one).Node) == id))
            .SelectMany(policy => Statements(policy.Properties["PolicyDocument"], policy.Condition));
    }

    private IEnumerable<WrittenStatement> OfTheirOwn(string role) => OfType("AWS::IAM::RolePolicy")
        .Where(policy => Text(policy.Properties["RoleName"]) == role)
        .SelectMany(policy => Statements(policy.Properties["PolicyDocument"], policy.Condition));

    private IEnumerable<WrittenStatement> Statements(YamlNode document, string? onlyIf) => Items(document["Statement"]).Select(item => (Item: item, Chosen: Chosen(item))).Select(statement => new WrittenStatement(
        statement.Item.Start.Line,
        statement.Chosen.OnlyIf ?? onlyIf,
        [.. Items(statement.Chosen.Node["Action"]).Select(Text)],
        [.. Items(statement.Chosen.Node["Resource"]).Select(Text)],
        [.. Conditions(Member(statement.Chosen.Node, "Condition"))],
        Reason(statement.Item)));

    /// <summary>What an If chooses when its condition holds; otherwise the node itself.</summary>
    private static (YamlNode Node, string? OnlyIf) Chosen(YamlNode node) =>
        node is YamlSequenceNode { Tag.IsEmpty: false, Tag.Value: "!If" } choice ? (choice[1], Text(choice[0])) : (node, null);

    private static IEnumerable<string> Conditions(YamlNode? block) => block is null ? [] :
        from test in ((YamlMappingNode)block).Children
        from key in ((YamlMappingNode)test.Value).Children
        select $"{Text(test.Key)} {Text(key.Key)} {string.Join(" or ", Items(key.Value).Select(Text))}";

    /// <summary>The comment right above the statement, and those in it.</summary>
    private string Reason(YamlNode statement)
    {
        int first = (int)statement.Start.Line - 1;
        int last = (int)statement.AllNodes.OfType<YamlScalarNode>().Max(scalar => scalar.End.Line) - 1;
        int above = first;
        while (above > 0 && lines[above - 1].TrimStart().StartsWith('#'))
        {
            above--;
        }

        return string.Join(' ', lines[above..(last + 1)].Select(line => line.Split(['#'], 2)).Where(parts => parts.Length == 2).Select(parts => parts[1].Trim()));
    }

    private static YamlNode? Member(YamlNode node, string name) => ((YamlMappingNode)node).Children.TryGetValue(name, out var member) ? member : null;

    /// <summary>The elements, of an If all that it may choose.</summary>
    private static IEnumerable<YamlNode> Items(YamlNode? node) => node switch
    {
        null => [],
        YamlSequenceNode { Tag.IsEmpty: true } several => several.Children,
        YamlSequenceNode { Tag.Value: "!If" } choice => choice.Children.Skip(1),
        _ => (YamlNode[])[node],
    };

    /// <summary>Of !Sub with a map, the text.</summary>
    private static string Text(YamlNode node) => node is YamlSequenceNode list ? Text(list[0]) : ((YamlScalarNode)node).Value ?? string.Empty;
}
