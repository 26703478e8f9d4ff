namespace Remediation.Cli.LocalAws;

/// <summary>Which metric: CloudWatch keeps each combination of dimensions apart.</summary>
/// <param name="Dimensions">Sorted, as Name=Value, with commas; empty for none.</param>
internal sealed record MetricId(string Namespace, string Name, string Dimensions)
{
    public static MetricId Of(string nameSpace, string name, IEnumerable<KeyValuePair<string, string>> dimensions) =>
        new(nameSpace, name, string.Join(',', dimensions.Select(d => $"{d.Key}={d.Value}").Order(StringComparer.Ordinal)));
}

/// <summary>A value that was measured or counted at a time.</summary>
internal sealed record MetricDatum(MetricId Metric, DateTimeOffset Time, double Value);
