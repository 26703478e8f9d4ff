using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>Reads the template's queues in moto, and says each minute what SQS would say of them.</summary>
internal sealed class QueueGauges(MotoQueues queues, StackDefinition stack, MetricCollector collector)
{
    private readonly Dictionary<string, DateTimeOffset> since = [];
    private readonly Dictionary<string, (int Visible, int Others)> counts = [];

    /// <summary>Reads them. Nothing changes in them while a timeline is advanced.</summary>
    public async Task ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var queue in stack.Queues)
        {
            var attributes = await queues.AttributesAsync(queue.Arn, cancellation);
            int Count(string name) => int.Parse(attributes.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture);
            counts[queue.Name] = (Count("ApproximateNumberOfMessages"), Count("ApproximateNumberOfMessagesNotVisible") + Count("ApproximateNumberOfMessagesDelayed"));
            if (counts[queue.Name] == (0, 0))
            {
                since.Remove(queue.Name);
            }
            else
            {
                since.TryAdd(queue.Name, now);
            }
        }
    }

    /// <summary>The oldest message is as old as the time for which the queue was not empty: in a test nobody takes one out while another stays.</summary>
    public void Tick(DateTimeOffset now)
    {
        foreach (var (queue, first) in since)
        {
            if (now - first >= PublishingDelay.QueueAwakes)
            {
                collector.OfQueue(queue, "ApproximateNumberOfMessagesVisible", counts[queue].Visible);
                collector.OfQueue(queue, "ApproximateNumberOfMessagesNotVisible", counts[queue].Others);
                collector.OfQueue(queue, "ApproximateAgeOfOldestMessage", (now - first).TotalSeconds);
            }
        }
    }
}
