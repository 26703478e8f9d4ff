using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Works out Ref, GetAtt, Sub, Join, If and their like with the values that hold here.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</summary>
internal sealed partial class Intrinsics
{
    private readonly JsonObject template;
    private readonly LocalAwsOptions options;

    public Intrinsics(JsonObject template, LocalAwsOptions options, string region, string endpoint)
    {
        this.template = template;
        this.options = options;
        Names = new LocalNames(template["Resources"] as JsonObject ?? [], options, region, endpoint, Resolve);
    }

    public LocalNames Names { get; }

    /// <summary>The value with every function worked out; null where AWS::NoValue removes it.</summary>
    /// <exception cref="LocalAwsException">A name that the template does not define, or a function that is not known here.</exception>
    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when IsFunction(function.First().Key) => Evaluate(function.First().Key, function.First().Value),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Resolve(f.Value))).Where(f => f.Value is not null || fields[f.Key] is null)),
        JsonArray elements => new JsonArray([.. elements.Select(e => (Before: e, After: Resolve(e))).Where(e => e.After is not null || e.Before is null).Select(e => e.After)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Whether a resource with this Condition exists here.</summary>
    public bool Holds(string? condition) =>
        condition is null || IsTrue((template["Conditions"] as JsonObject)?[condition] ?? throw Unknown("condition", condition));

    private static bool IsFunction(string name) => name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonNode? Evaluate(string function, JsonNode? argument) => function switch
    {
        "Ref" => Ref(argument.String() ?? string.Empty),
        "Condition" => Holds(argument.String()),
        "Fn::GetAtt" => GetAtt(argument),
        "Fn::Sub" => Sub(argument),
        "Fn::Join" => string.Join(List(argument)[0].String(), (Resolve(List(argument)[1]) as JsonArray ?? []).Select(part => part.String())),
        "Fn::Split" => new JsonArray([.. (Resolve(List(argument)[1]).String() ?? string.Empty).Split(List(argument)[0].String()).Select(part => (JsonNode)part)]),
        "Fn::Select" => (Resolve(List(argument)[1]) as JsonArray)?[int.Parse(Resolve(List(argument)[0]).String()!, System.Globalization.CultureInfo.InvariantCulture)]?.DeepClone(),
        "Fn::If" => Resolve(List(argument)[Holds(List(argument)[0].String()) ? 1 : 2]),
        "Fn::FindInMap" => FindInMap(List(argument)),
        "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Resolve(argument).String() ?? string.Empty)),
        "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" => IsTrue(new JsonObject { [function] = argument?.DeepClone() }),
        "Fn::GetAZs" => new JsonArray([.. "abc".Select(zone => (JsonNode)$"{Names.Region}{zone}")]),
        _ => throw new LocalAwsException($"The template uses {function}, which the local AWS does not know."),
    };

    private JsonNode? Ref(string name) => name switch
    {
        "AWS::NoValue" => null,
        "AWS::Region" => Names.Region,
        "AWS::AccountId" => Names.Account,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::StackName" => Names.StackName,
        "AWS::StackId" => $"arn:aws:cloudformation:{Names.Region}:{Names.Account}:stack/{Names.StackName}/00000000-0000-0000-0000-000000000000",
        "AWS::NotificationARNs" => new JsonArray(),
        _ when (template["Parameters"] as JsonObject)?[name] is JsonObject parameter => Parameter(name, parameter),
        _ when Names.Exists(name) => Names.RefOf(name),
        _ => throw Unknown("name", name),
    };

    private JsonNode Parameter(string name, JsonObject parameter)
    {
        var value = options.Parameters.TryGetValue(name, out var given) ? given : parameter["Default"].String()
            ?? throw new LocalAwsException($"The template's parameter {name} has no Default; give it a value.");
        return parameter["Type"].String() is "CommaDelimitedList" || (parameter["Type"].String() ?? string.Empty).StartsWith("List<", StringComparison.Ordinal)
            ? new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries).Select(part => (JsonNode)part)])
            : value;
    }

    private string GetAtt(JsonNode? argument)
    {
        var path = argument is JsonArray parts ? string.Join('.', parts.Select(part => part.String())) : argument.String() ?? string.Empty;
        var (resource, attribute) = path.Split('.', 2) is [var r, var a] ? (r, a) : (path, string.Empty);
        return !Names.Exists(resource) ? throw Unknown("resource", resource)
            : attribute is "Arn" or "TopicArn" ? Names.ArnOf(resource)
            : attribute.EndsWith("Name", StringComparison.Ordinal) ? Names.NameOf(resource)
            : attribute is "QueueUrl" or "GroupId" ? Names.RefOf(resource)
            : $"{Names.NameOf(resource)}-{attribute}";
    }

    private JsonNode? Sub(JsonNode? argument)
    {
        var (text, variables) = argument is JsonArray parts ? (parts[0].String(), parts[1] as JsonObject) : (argument.String(), null);
        return Placeholder.Replace(text ?? string.Empty, match =>
        {
            var name = match.Groups["name"].Value.Trim();
            return name.StartsWith('!') ? "${" + name[1..] + "}"
                : variables?[name] is { } own ? Resolve(own).String() ?? string.Empty
                : name.Contains('.', StringComparison.Ordinal) ? GetAtt(name)
                : Ref(name) is JsonArray list ? string.Join(',', list.Select(e => e.String())) : Ref(name).String() ?? string.Empty;
        });
    }

    private JsonNode? FindInMap(JsonArray keys) =>
        (((template["Mappings"] as JsonObject)?[Resolve(keys[0]).String()!] as JsonObject)?[Resolve(keys[1]).String()!] as JsonObject)?[Resolve(keys[2]).String()!]?.DeepClone()
            ?? throw Unknown("mapping", Json.Text(keys));

    private bool IsTrue(JsonNode? condition) => condition is JsonObject { Count: 1 } function
        ? function.First() switch
        {
            { Key: "Fn::Equals", Value: JsonArray pair } => Resolve(pair[0]).String() == Resolve(pair[1]).String(),
            { Key: "Fn::Not", Value: JsonArray one } => !IsTrue(one[0]),
            { Key: "Fn::And", Value: JsonArray all } => all.All(IsTrue),
            { Key: "Fn::Or", Value: JsonArray any } => any.Any(IsTrue),
            { Key: "Condition", Value: { } name } => Holds(name.String()),
            var other => throw new LocalAwsException($"The template's condition {other.Key} is not known to the local AWS."),
        }
        : throw new LocalAwsException("A condition of the template is no function.");

    private static JsonArray List(JsonNode? argument) => argument as JsonArray ?? throw new LocalAwsException("A function of the template lacks its list of arguments.");

    private static LocalAwsException Unknown(string kind, string name) => new($"The template refers to the {kind} '{name}', which it does not define.");

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder { get; }
}
