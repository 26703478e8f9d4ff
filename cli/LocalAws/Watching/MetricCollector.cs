namespace Remediation.Cli.LocalAws;

/// <summary>Measures what happens in the local AWS as the services do, at the time that a clock says.</summary>
internal sealed class MetricCollector(MetricStore store, Func<DateTimeOffset> clock, LocalAwsEvents events)
{
    public void OnEvent(LocalAwsEvent happened)
    {
        switch (happened)
        {
            case FunctionLogged { Line: var line }:
                Embedded(line);
                break;
            case InvocationEnded ended:
                OfFunction(ended.Function, "Invocations", 1);
                OfFunction(ended.Function, "Errors", ended.Result.Succeeded ? 0 : 1);
                OfFunction(ended.Function, "Duration", ended.Result.Duration.TotalMilliseconds);
                break;
            case InvocationThrottled throttled:
                OfFunction(throttled.Function, "Throttles", 1);
                break;
            case SnsPublished published:
                OfTopic(published.TopicArn, "NumberOfMessagesPublished");
                break;
            case NotificationFailed failed:
                OfTopic(failed.TopicArn, "NumberOfNotificationsFailed");
                break;
            default:
                break;
        }
    }

    public void OfQueue(string queue, string metric, double value) => Add("AWS/SQS", metric, "QueueName", queue, value);

    private void Embedded(string line)
    {
        try
        {
            foreach (var datum in EmbeddedMetrics.Read(line))
            {
                store.Add(datum with { Time = clock() });
            }
        }
        catch (LocalAwsException refused)
        {
            events.Publish(new Progressed(refused.Message));
        }
    }

    private void OfFunction(string function, string metric, double value) => Add("AWS/Lambda", metric, "FunctionName", function, value);

    private void OfTopic(string topicArn, string metric) => Add("AWS/SNS", metric, "TopicName", topicArn.Split(':')[^1], 1);

    private void Add(string nameSpace, string metric, string dimension, string value, double number) =>
        store.Add(new MetricDatum(MetricId.Of(nameSpace, metric, [new(dimension, value)]), clock(), number));
}
