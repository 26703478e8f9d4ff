using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads the template's alarms.</summary>
internal sealed class AlarmReader(Intrinsics intrinsics)
{
    /// <exception cref="LocalAwsException">The alarm uses something of CloudWatch's that is not played here.</exception>
    public AlarmDefinition Read(string logicalId, JsonObject resource)
    {
        var properties = intrinsics.Resolve(resource["Properties"]) as JsonObject ?? [];
        var periods = (int)Number(properties["EvaluationPeriods"], logicalId);
        var threshold = Number(properties["Threshold"], logicalId);
        var comparison = properties["ComparisonOperator"].String();
        return new AlarmDefinition(
            logicalId,
            intrinsics.Names.NameOf(logicalId),
            intrinsics.Names.ArnOf(logicalId),
            properties["AlarmDescription"].String() ?? string.Empty,
            properties["Metrics"] is JsonArray metrics ? [.. metrics.OfType<JsonObject>().Select(metric => Query(metric, logicalId))] : [Single(properties, logicalId)],
            comparison switch
            {
                "GreaterThanThreshold" => value => value > threshold,
                "GreaterThanOrEqualToThreshold" => value => value >= threshold,
                "LessThanThreshold" => value => value < threshold,
                "LessThanOrEqualToThreshold" => value => value <= threshold,
                _ => throw Unknown(logicalId, comparison),
            },
            $"{comparison} {threshold.ToString(CultureInfo.InvariantCulture)}",
            periods,
            properties["DatapointsToAlarm"] is { } points ? (int)Number(points, logicalId) : periods,
            properties["TreatMissingData"].String() switch
            {
                "breaching" => MissingData.Breaching,
                "notBreaching" => MissingData.NotBreaching,
                null or "missing" => MissingData.Missing,
                var other => throw Unknown(logicalId, other),
            },
            Texts(properties["AlarmActions"]),
            Texts(properties["OKActions"]),
            Texts(properties["InsufficientDataActions"]));
    }

    private static MetricQuery Single(JsonObject properties, string logicalId) => new(
        "m", null, Metric(properties), Seconds(properties["Period"], logicalId), properties["Statistic"].String() ?? properties["ExtendedStatistic"].String() ?? "Average", IsResult: true);

    private static MetricQuery Query(JsonObject query, string logicalId)
    {
        var id = query["Id"].String() ?? throw Unknown(logicalId, "a metric without Id");
        var isResult = query["ReturnData"].String() != "false";
        return query["MetricStat"] is JsonObject stat
            ? new MetricQuery(id, null, Metric((JsonObject)stat["Metric"]!), Seconds(stat["Period"], logicalId), stat["Stat"].String() ?? "Average", isResult)
            : new MetricQuery(id, query["Expression"].String(), null, TimeSpan.Zero, string.Empty, isResult);
    }

    private static MetricId Metric(JsonObject metric) => MetricId.Of(
        metric["Namespace"].String() ?? string.Empty,
        metric["MetricName"].String() ?? string.Empty,
        (metric["Dimensions"] as JsonArray ?? []).Select(dimension => KeyValuePair.Create(dimension!["Name"].String()!, dimension["Value"].String() ?? string.Empty)));

    private static TimeSpan Seconds(JsonNode? node, string logicalId) => TimeSpan.FromSeconds(Number(node, logicalId));

    private static double Number(JsonNode? node, string logicalId) =>
        double.TryParse(node.String(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown(logicalId, node.String());

    private static IReadOnlyList<string> Texts(JsonNode? node) => [.. (node as JsonArray ?? []).Select(text => text.String() ?? string.Empty)];

    private static LocalAwsException Unknown(string logicalId, string? what) => new($"The alarm {logicalId} of the template has '{what}', which the local AWS does not know.");
}
