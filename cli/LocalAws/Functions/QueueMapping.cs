using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Lambda's poller of one queue: hands messages to the function, deletes what succeeded, leaves what failed to come back.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</summary>
internal sealed class QueueMapping(
    FunctionDefinition function,
    QueueMappingDefinition mapping,
    TimeSpan visibilityTimeout,
    MotoQueues queues,
    LocalFunctions functions,
    ReservedConcurrency concurrency,
    MessageVisibility visibility,
    Func<bool> isEnabled,
    LocalAwsOptions options)
{
    private const int MostAtOnce = 10;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (!isEnabled() || concurrency.IsZero(function))
            {
                // What is in the queue waits there.
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
                continue;
            }

            try
            {
                var clock = Stopwatch.StartNew();
                var messages = await GatherAsync(cancellation);
                if (messages.Count > 0 && isEnabled())
                {
                    await HandOverAsync(messages, clock, cancellation);
                }
            }
            catch (AwsErrorException)
            {
                // The queue is gone, or moto was emptied; the next call to the region makes it again.
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            }
        }
    }

    private async Task<List<QueueMessage>> GatherAsync(CancellationToken cancellation)
    {
        List<QueueMessage> messages = [.. await ReceiveAsync(mapping.BatchSize, LongPoll, cancellation)];
        var window = mapping.BatchingWindow / options.WaitFactor;
        var clock = Stopwatch.StartNew();
        while (messages.Count > 0 && messages.Count < mapping.BatchSize && clock.Elapsed < window)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            messages.AddRange(await ReceiveAsync(mapping.BatchSize - messages.Count, TimeSpan.Zero, cancellation));
        }

        return messages;
    }

    private Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int limit, TimeSpan wait, CancellationToken cancellation) =>
        queues.ReceiveAsync(mapping.QueueArn, Math.Min(limit, MostAtOnce), wait, cancellation);

    private async Task HandOverAsync(List<QueueMessage> messages, Stopwatch sinceReceived, CancellationToken cancellation)
    {
        var failed = await InvokeAsync(messages, cancellation);
        foreach (var message in messages)
        {
            var wasPutOff = visibility.WasChanged(message.ReceiptHandle);
            if (!failed.Contains(message.MessageId))
            {
                await queues.DeleteAsync(mapping.QueueArn, message, cancellation);
            }
            else if (!wasPutOff)
            {
                // It would come back when its visibility timeout is over.
                var left = visibilityTimeout - sinceReceived.Elapsed;
                await queues.ChangeVisibilityAsync(mapping.QueueArn, message, MessageVisibility.Shorter(left, options.WaitFactor), cancellation);
            }
        }
    }

    /// <returns>The ids of the messages that failed.</returns>
    private async Task<IReadOnlySet<string>> InvokeAsync(List<QueueMessage> messages, CancellationToken cancellation)
    {
        var all = messages.Select(message => message.MessageId).ToHashSet();
        if (concurrency.IsZero(function))
        {
            return all;
        }

        var invocation = new Invocation(Guid.NewGuid().ToString(), Json.Bytes(SqsEvent.Of(messages, mapping.QueueArn)), 1);
        try
        {
            var result = await functions.InvokeAsync(function, invocation, cancellation);
            return result.Succeeded ? mapping.ReportsItemFailures ? BatchItemFailures.Read(result.Payload, all) : new HashSet<string>() : all;
        }
        catch (FunctionUnavailableException)
        {
            return all;
        }
    }
}

/// <summary>The event that Lambda makes of messages.</summary>
internal static class SqsEvent
{
    public static JsonObject Of(IEnumerable<QueueMessage> messages, string queueArn) =>
        new() { ["Records"] = new JsonArray([.. messages.Select(message => Record(message, queueArn))]) };

    private static JsonObject Record(QueueMessage message, string queueArn) => new()
    {
        ["messageId"] = message.MessageId,
        ["receiptHandle"] = message.ReceiptHandle,
        ["body"] = message.Body,
        ["attributes"] = new JsonObject(message.Attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))),
        ["messageAttributes"] = new JsonObject(message.MessageAttributes.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)Attribute(a)))),
        ["md5OfBody"] = message.Md5OfBody,
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = queueArn,
        ["awsRegion"] = queueArn.Split(':')[3],
    };

    private static JsonObject Attribute(QueueMessageAttribute attribute)
    {
        var value = new JsonObject { ["stringListValues"] = new JsonArray(), ["binaryListValues"] = new JsonArray(), ["dataType"] = attribute.DataType };
        value[attribute.BinaryValue is null ? "stringValue" : "binaryValue"] = attribute.BinaryValue ?? attribute.StringValue;
        return value;
    }
}
