using System.Globalization;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>Works out an alarm's value for each period of its evaluation range: the statistics of its metrics, and the expressions that the template uses.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html</summary>
internal static partial class MetricMath
{
    /// <returns>A value for each period, the latest first; null where nothing was measured.</returns>
    /// <exception cref="LocalAwsException">An expression or a statistic that is not known here.</exception>
    public static IReadOnlyList<double?> Result(AlarmDefinition alarm, MetricStore store, DateTimeOffset end, int periods, DateTimeOffset now)
    {
        var metrics = alarm.Queries.Where(query => query.Metric is not null)
            .ToDictionary(query => query.Id, query => Statistics(query, store, end, periods, now));
        var result = alarm.Queries.Single(query => query.IsResult);
        return result.Metric is null ? Evaluate(result.Expression ?? string.Empty, metrics, periods) : metrics[result.Id];
    }

    private static double?[] Statistics(MetricQuery query, MetricStore store, DateTimeOffset end, int periods, DateTimeOffset now) =>
    [
        .. Enumerable.Range(0, periods).Select(period =>
        {
            var values = store.Values(query.Metric!, end - (query.Period * (period + 1)), end - (query.Period * period), now);
            return values.Count == 0 ? (double?)null : Statistic(query.Statistic, values);
        }),
    ];

    private static double Statistic(string name, IReadOnlyList<double> values) => name switch
    {
        "Sum" => values.Sum(),
        "Average" => values.Average(),
        "Maximum" => values.Max(),
        "Minimum" => values.Min(),
        "SampleCount" => values.Count,
        _ when name.StartsWith('p') && double.TryParse(name[1..], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) => Percentile(values, percent),
        _ => throw new LocalAwsException($"The local AWS does not know the statistic '{name}'."),
    };

    /// <summary>The smallest value that so many of a hundred do not exceed. CloudWatch estimates; with few values it gives one of them.</summary>
    private static double Percentile(IReadOnlyList<double> values, double percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private static double?[] Evaluate(string expression, Dictionary<string, double?[]> metrics, int periods)
    {
        if (expression == "SUM(METRICS())")
        {
            return [.. Enumerable.Range(0, periods).Select(period => metrics.Values.Any(values => values[period] is not null) ? metrics.Values.Sum(values => values[period]) : null)];
        }

        if (Fill.Match(expression) is { Success: true } fill)
        {
            var values = metrics[fill.Groups["id"].Value];
            // A metric without any value in the whole range has nothing that could be filled.
            return values.All(value => value is null) ? values : [.. values.Select(value => value ?? Number(fill))];
        }

        return Division.Match(expression) is { Success: true } division
            ? [.. metrics[division.Groups["id"].Value].Select(value => value / Number(division))]
            : throw new LocalAwsException($"The local AWS does not know the expression '{expression}'.");
    }

    private static double Number(Match match) => double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^FILL\((?<id>[a-z]\w*), (?<number>\d+)\)$")]
    private static partial Regex Fill { get; }

    [GeneratedRegex(@"^(?<id>[a-z]\w*) / (?<number>\d+)$")]
    private static partial Regex Division { get; }
}
