using Remediation.Bootstrap.Watching;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Watching;

/// <summary>CloudWatch drops a line that breaks its specification, and nobody hears of it.</summary>
public sealed class MetricLineTests : IDisposable
{
    private readonly WrittenMetrics written = new(new FastClock(Story.Now));

    [Fact]
    public void A_line_is_an_embedded_metric_with_the_stacks_name_as_its_one_dimension()
    {
        written.Metrics.Write(new(Metric.RulesClosed, 2), new(Metric.TimeToRemediate, 1500));

        Assert.Equal(
            """{"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"Remediation","Dimensions":[["Service"]],"Metrics":[{"Name":"RulesClosed","Unit":"Count"},{"Name":"TimeToRemediate","Unit":"Milliseconds"}]}]},"Service":"service_undefined","RulesClosed":2,"TimeToRemediate":1500}""",
            Assert.Single(written.Lines));
    }

    [Fact]
    public void CloudWatch_takes_every_metric_that_there_is()
    {
        foreach (var metric in Metric.All)
        {
            written.Metrics.Write(new Metrics.Value(metric, 7));
        }

        Assert.Equal(
            Metric.All.Select(metric => new MetricDatum(new MetricId("Remediation", metric.Name, "Service=service_undefined"), Story.Now, 7)),
            written.Lines.SelectMany(EmbeddedMetrics.Read));
        Assert.Equal(
            Metric.All.Select(metric => metric.Name).Order(),
            typeof(Metric).GetFields().Select(field => ((Metric)field.GetValue(null)!).Name).Order());
    }

    [Fact]
    public void Zeros_are_not_written()
    {
        written.Metrics.Write(new(Metric.RulesClosed, 0), new(Metric.RulesNarrowed, 1));
        written.Metrics.Write(new(Metric.RulesClosed, 0), new(Metric.RulesNarrowed, 0));

        Assert.Equal("RulesNarrowed 1", written.InWords());
        Assert.Single(written.Lines);
    }

    [Theory]
    [InlineData("""{"_aws":{"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[{"Name":"A"}]}]},"A":1}""", "Timestamp")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"","Dimensions":[[]],"Metrics":[{"Name":"A"}]}]},"A":1}""", "Namespace")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Metrics":[{"Name":"A"}]}]},"A":1}""", "Dimensions")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[["S"]],"Metrics":[{"Name":"A"}]}]},"A":1}""", "dimension S")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[["S"]],"Metrics":[{"Name":"A"}]}]},"A":1,"S":2}""", "dimension S")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[]}]},"A":1}""", "metrics")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[{"Name":"A"}]}]}}""", "A is no number")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[{"Name":"A"}]}]},"A":"1"}""", "A is no number")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[{"Name":"A","Unit":"Pieces"}]}]},"A":1}""", "Pieces")]
    [InlineData("""{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"R","Dimensions":[[]],"Metrics":[{"Name":"A","Colour":"red"}]}]},"A":1}""", "Colour")]
    [InlineData("""{"_aws":{"Timestamp":1,"Version":2,"CloudWatchMetrics":[]}}""", "Version")]
    public void What_breaks_the_specification_is_found(string line, string problem) =>
        Assert.Contains(problem, Assert.Throws<LocalAwsException>(() => EmbeddedMetrics.Read(line)).Message, StringComparison.Ordinal);

    public void Dispose() => written.Dispose();

    [Theory]
    [InlineData("plain text")]
    [InlineData("""{"level":"INFO","message":"about \"_aws\""}""")]
    public void An_ordinary_line_is_none(string line) => Assert.Empty(EmbeddedMetrics.Read(line));
}
