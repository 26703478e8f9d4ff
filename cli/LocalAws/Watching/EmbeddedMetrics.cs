using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>
/// Takes metrics out of a line of a function's log as CloudWatch does, and refuses what its specification forbids: CloudWatch would drop it without a word.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
internal static class EmbeddedMetrics
{
    private const int MostMetrics = 100;
    private const int MostDimensions = 30;
    private const int MostValues = 100;
    private const int LongestName = 1024;

    private static readonly string[] Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits",
        "Percent", "Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second",
        "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None",
    ];

    /// <returns>Nothing for a line that is an ordinary one.</returns>
    /// <exception cref="LocalAwsException">The line means to be one with metrics, and breaks the specification.</exception>
    public static IReadOnlyList<MetricDatum> Read(string line)
    {
        if (!line.Contains("\"_aws\"", StringComparison.Ordinal) || Json.TryParse(System.Text.Encoding.UTF8.GetBytes(line)) is not JsonObject root || root["_aws"] is not { } metadata)
        {
            return [];
        }

        var about = Members(metadata, "_aws", "Timestamp", "CloudWatchMetrics");
        Require(about["Timestamp"] is JsonValue stamp && stamp.TryGetValue(out long _), "Timestamp is no whole number of milliseconds");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(about["Timestamp"]!.GetValue<long>());
        return [.. Items(about["CloudWatchMetrics"], "CloudWatchMetrics").SelectMany(directive => Read(directive, root, time))];
    }

    private static IEnumerable<MetricDatum> Read(JsonNode? node, JsonObject root, DateTimeOffset time)
    {
        var directive = Members(node, "a metric directive", "Namespace", "Dimensions", "Metrics");
        string nameSpace = Text(directive["Namespace"], "Namespace");
        var sets = Items(directive["Dimensions"], "Dimensions").Select(set => DimensionSet(set, root)).ToList();
        var metrics = Items(directive["Metrics"], "Metrics").ToList();
        Require(sets.Count > 0, "there is no set of dimensions");
        Require(metrics.Count is > 0 and <= MostMetrics, $"there are {metrics.Count} metrics, and 1 to {MostMetrics} are allowed");
        return from metric in metrics.Select(metric => Members(metric, "a metric", "Name", "Unit", "StorageResolution"))
               let name = Text(metric["Name"], "Name")
               let unit = metric["Unit"].String() ?? "None"
               from value in Values(name, unit, root)
               from set in sets
               select new MetricDatum(MetricId.Of(nameSpace, name, set), time, value);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> DimensionSet(JsonNode? set, JsonObject root)
    {
        var names = Items(set, "a set of dimensions").Select(name => Text(name, "a dimension")).ToList();
        Require(names.Count <= MostDimensions, $"there are {names.Count} dimensions, and {MostDimensions} are allowed");
        return [.. names.Select(name => KeyValuePair.Create(name, Text(root[name], $"the dimension {name}")))];
    }

    private static IReadOnlyList<double> Values(string name, string unit, JsonObject root)
    {
        Require(Units.Contains(unit), $"'{unit}' is no unit");
        IReadOnlyList<JsonNode?> values = root[name] is JsonArray several ? [.. several] : [root[name]];
        Require(values.Count is > 0 and <= MostValues, $"{name} has {values.Count} values, and 1 to {MostValues} are allowed");
        Require(values.All(value => value?.GetValueKind() == JsonValueKind.Number), $"{name} is no number");
        return [.. values.Select(value => value!.GetValue<double>())];
    }

    private static JsonObject Members(JsonNode? node, string what, params string[] known)
    {
        var members = node as JsonObject ?? throw Problem($"{what} is no object");
        var stranger = members.Select(member => member.Key).FirstOrDefault(member => !known.Contains(member));
        Require(stranger is null, $"{what} has the member {stranger}, which does not belong there");
        return members;
    }

    private static IEnumerable<JsonNode?> Items(JsonNode? node, string what) => node as JsonArray ?? throw Problem($"{what} is no array");

    private static string Text(JsonNode? node, string what)
    {
        Require(node?.GetValueKind() == JsonValueKind.String && node.String() is { Length: > 0 and <= LongestName }, $"{what} is no text of 1 to {LongestName} characters");
        return node.String()!;
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw Problem(problem);
        }
    }

    private static LocalAwsException Problem(string problem) => new($"CloudWatch would drop these metrics: {problem}.");
}
