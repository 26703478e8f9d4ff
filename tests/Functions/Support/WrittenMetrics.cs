using System.Text;
using Remediation.Bootstrap.Watching;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Support;

/// <summary>What a story's functions write as metrics, as CloudWatch reads it.</summary>
internal sealed class WrittenMetrics : IDisposable
{
    private readonly MemoryStream output = new();

    public WrittenMetrics(TimeProvider time) => Metrics = Metrics.Read(_ => null, new OutputLines(output), time);

    public Metrics Metrics { get; }

    public IReadOnlyList<string> Lines => Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every metric that was written, and the sum of its values, in words: <c>RulesClosed 1</c>. Times are measured, so only their number is given.</summary>
    public string InWords() => string.Join(
        ", ",
        Lines.SelectMany(EmbeddedMetrics.Read)
            .GroupBy(datum => datum.Metric.Name)
            .OrderBy(metric => metric.Key, StringComparer.Ordinal)
            .Select(metric => $"{metric.Key} {(metric.Key == Metric.TimeToRemediate.Name ? metric.Count() : metric.Sum(datum => datum.Value))}"));

    public void Dispose() => output.Dispose();

    public IReadOnlyList<double> Values(Metric metric) =>
        [.. Lines.SelectMany(EmbeddedMetrics.Read).Where(datum => datum.Metric.Name == metric.Name).Select(datum => datum.Value)];
}
