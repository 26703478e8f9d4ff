using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;

namespace Remediation.AwsPackages.Tests.Clients;

/// <summary>What AWS's model of a service says about our types: which member a property stands for, and of what kind it is.</summary>
internal sealed class ServiceModel(JsonElement model)
{
    // Names that the .NET SDK changes: a class may not have a member of its own name, IpRanges was once a list of strings, Payload is text there, and
    // every property begins with a capital.
    private static readonly Dictionary<string, string> RenamedMembers = new()
    {
        ["PrefixListId.Id"] = "PrefixListId", ["IpPermission.Ipv4Ranges"] = "IpRanges", ["InvokeRequest.PayloadStream"] = "Payload",
        ["CommandFilter.Key"] = "key", ["CommandFilter.Value"] = "value", ["ListDeadLetterSourceQueuesResponse.QueueUrls"] = "queueUrls",
    };

    // Another view of PayloadStream, for convenience.
    private static readonly HashSet<string> MembersOfTheSdk = ["InvokeRequest.Payload"];

    public string Protocol => model.GetProperty("metadata").GetProperty("protocol").GetString()!;

    /// <summary>Version of the JSON protocol, <c>1.0</c> or <c>1.1</c>.</summary>
    public string JsonVersion => model.GetProperty("metadata").GetProperty("jsonVersion").GetString()!;

    public string TargetPrefix => model.GetProperty("metadata").GetProperty("targetPrefix").GetString()!;

    public string ApiVersion => model.GetProperty("metadata").GetProperty("apiVersion").GetString()!;

    public JsonElement Operation(string name) => model.GetProperty("operations").GetProperty(name);

    public JsonElement Shape(string name) => model.GetProperty("shapes").GetProperty(name);

    public string Input(string operation) => Operation(operation).GetProperty("input").GetProperty("shape").GetString()!;

    /// <summary>Null when the operation answers with nothing but its success.</summary>
    public string? Output(string operation) =>
        Operation(operation).TryGetProperty("output", out var output) ? ShapeOf(output) : null;

    public IEnumerable<string> Errors(string operation) =>
        Operation(operation).TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(ShapeOf) : [];

    public JsonElement Member(string shapeName, PropertyInfo property) => Shape(shapeName).GetProperty("members").GetProperty(MemberName(property));

    public IEnumerable<string> Values(string enumName) => Shape(enumName).GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);

    public static string ShapeOf(JsonElement reference) => reference.GetProperty("shape").GetString()!;

    public static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => !MembersOfTheSdk.Contains($"{type.Name}.{property.Name}"));

    public static string MemberName(PropertyInfo property) =>
        RenamedMembers.GetValueOrDefault($"{property.DeclaringType!.Name}.{property.Name}", property.Name);

    public static string WireText(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What is wrong with our type, member by member, seen from the model; also fills <paramref name="seen"/>.</summary>
    public IEnumerable<string> Differences(Type type, string? shapeName, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            yield break;
        }

        if (shapeName is null)
        {
            foreach (var property in Members(type))
            {
                yield return $"{type.Name}.{property.Name} stands for nothing in an answer without members";
            }

            yield break;
        }

        var members = Shape(shapeName).GetProperty("members");
        foreach (var property in Members(type))
        {
            if (!members.TryGetProperty(MemberName(property), out var member))
            {
                yield return $"{type.Name}.{property.Name} is no member of {shapeName}";
                continue;
            }

            foreach (var difference in TypeDifferences(property.PropertyType, member.GetProperty("shape").GetString()!, seen))
            {
                yield return $"{type.Name}.{property.Name}: {difference}";
            }
        }
    }

    private IEnumerable<string> TypeDifferences(Type type, string shapeName, HashSet<Type> seen, bool inList = false)
    {
        var shape = Shape(shapeName);
        var kind = shape.GetProperty("type").GetString()!;
        return kind switch
        {
            // The SDK takes and gives values of enums in lists and as keys as they stand on the wire.
            "string" when inList && type == typeof(string) => [],
            "structure" => Differences(type, shapeName, seen),
            "list" when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) =>
                TypeDifferences(type.GenericTypeArguments[0], shape.GetProperty("member").GetProperty("shape").GetString()!, seen, inList: true),
            "map" when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) =>
                TypeDifferences(type.GenericTypeArguments[1], shape.GetProperty("value").GetProperty("shape").GetString()!, seen),
            "string" when type == typeof(string) && !shape.TryGetProperty("enum", out _) => [],
            "string" when type.IsSubclassOf(typeof(ConstantClass)) && shape.TryGetProperty("enum", out _) => [],
            "integer" when type == typeof(int?) => [],
            "long" when type == typeof(long?) => [],
            "boolean" when type == typeof(bool?) => [],
            "timestamp" when type == typeof(DateTime?) => [],
            "blob" when type == typeof(MemoryStream) => [],
            _ => [$"{type.Name} does not fit the model's {kind} {shapeName}"],
        };
    }
}
