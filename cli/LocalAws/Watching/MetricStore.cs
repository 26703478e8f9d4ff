namespace Remediation.Cli.LocalAws;

/// <summary>What was measured, in the order of time.</summary>
internal sealed class MetricStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<MetricId, List<MetricDatum>> data = [];

    public void Add(MetricDatum datum)
    {
        lock (gate)
        {
            if (!data.TryGetValue(datum.Metric, out var values))
            {
                data[datum.Metric] = values = [];
            }

            values.Add(datum);
        }
    }

    /// <summary>A metric's values from a time to another, the latter not included, of those that CloudWatch shows at a third.</summary>
    public IReadOnlyList<double> Values(MetricId metric, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!data.TryGetValue(metric, out var values))
            {
                return [];
            }

            var shown = now - PublishingDelay.Of(metric);
            var found = new List<double>();
            for (var i = values.Count - 1; i >= 0 && values[i].Time >= from; i--)
            {
                if (values[i].Time < to && values[i].Time <= shown)
                {
                    found.Add(values[i].Value);
                }
            }

            return found;
        }
    }
}

/// <summary>How long CloudWatch takes to show what was measured. It promises nothing; these are slow days.</summary>
internal static class PublishingDelay
{
    /// <summary>SQS measures a queue that comes to life only after a while.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html</summary>
    public static readonly TimeSpan QueueAwakes = TimeSpan.FromMinutes(15);

    public static TimeSpan Of(MetricId metric) => metric.Namespace == "AWS/SNS" ? TimeSpan.FromMinutes(5) : TimeSpan.FromMinutes(2);
}
