using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Puts events that failed for good where the template says, in the form that Lambda and EventBridge use.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html</summary>
internal sealed class DeadLetters(MotoClient moto, MotoQueues queues, LocalAwsOptions options, LocalAwsEvents events)
{
    /// <summary>The function failed with every attempt.</summary>
    public Task FailedAsync(FunctionDefinition function, byte[] payload, InvocationResult result, int attempts, CancellationToken cancellation)
    {
        var reason = (Json.TryParse(result.Payload) as JsonObject)?["errorMessage"].String() ?? "the function failed";
        var record = Record(function, payload, result.RequestId, "RetriesExhausted", attempts);
        record["responseContext"] = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST", ["functionError"] = result.FunctionError };
        record["responsePayload"] = Json.TryParse(result.Payload);
        return PutAsideAsync(function, payload, result.RequestId, record, "200", reason, cancellation);
    }

    /// <summary>The function may not handle anything: somebody has stopped it.</summary>
    public Task StoppedAsync(FunctionDefinition function, byte[] payload, string requestId, int attempts, CancellationToken cancellation)
    {
        events.Publish(new InvocationThrottled(function.Name, function.Region, requestId));
        return PutAsideAsync(
            function, payload, requestId, Record(function, payload, requestId, "ZeroReservedConcurrency", attempts), "429", "its reserved concurrency is zero", cancellation);
    }

    private async Task PutAsideAsync(
        FunctionDefinition function, byte[] payload, string requestId, JsonObject record, string status, string reason, CancellationToken cancellation)
    {
        if (function.OnFailureArn is { } destination)
        {
            await SendAsync(function, requestId, destination, Json.Text(record), [], reason, cancellation);
        }

        if (function.DeadLetterArn is { } queue)
        {
            (string, string)[] attributes = [("RequestID", requestId), ("ErrorCode", status), ("ErrorMessage", reason.Length > 1024 ? reason[..1024] : reason)];
            await SendAsync(function, requestId, queue, Encoding.UTF8.GetString(payload), attributes, reason, cancellation);
        }

        if (function is { OnFailureArn: null, DeadLetterArn: null })
        {
            events.Publish(new DeadLettered(function.Name, function.Region, requestId, "(nowhere: the function has no failure destination)", reason, Encoding.UTF8.GetString(payload)));
        }
    }

    public async Task NotDeliveredAsync(UndeliveredEvent undelivered, CancellationToken cancellation)
    {
        var source = undelivered.Source;
        if (source.DeadLetterArn is { } queue)
        {
            await queues.SendAsync(queue, source.DeadLetter ?? undelivered.Text, Attributes(undelivered), cancellation);
        }

        if (source.Kind == EventSourceKind.Topic)
        {
            events.Publish(new NotificationFailed(source.Name, undelivered.Target));
        }

        events.Publish(new DeadLettered(
            undelivered.Target, undelivered.Region, undelivered.RequestId, source.DeadLetterArn ?? $"(nowhere: {source.Name} has no dead-letter queue)", undelivered.Reason, undelivered.Text));
    }

    /// <summary>EventBridge says which rule and target; SNS says what Lambda answered.</summary>
    private (string, string)[] Attributes(UndeliveredEvent undelivered) => undelivered.Source.Kind == EventSourceKind.Rule
        ?
        [
            ("RULE_ARN", $"arn:aws:events:{undelivered.Region}:{options.AccountId}:rule/{undelivered.Source.Name}"),
            ("TARGET_ARN", undelivered.TargetArn),
            ("ERROR_CODE", "NO_RESOURCE"),
            ("ERROR_MESSAGE", undelivered.Reason),
        ]
        : [("RequestID", undelivered.RequestId), ("ErrorCode", "404"), ("ErrorMessage", undelivered.Reason)];

    private async Task SendAsync(
        FunctionDefinition function, string requestId, string targetArn, string body, (string Name, string Value)[] attributes, string reason, CancellationToken cancellation)
    {
        switch (targetArn.Split(':'))
        {
            case [_, _, "sqs", ..]:
                await queues.SendAsync(targetArn, body, attributes, cancellation);
                break;
            case [_, _, "sns", var region, ..]:
                var publish = QueryParameters.Of(("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", targetArn), ("Message", body));
                await moto.QueryAsync(new AwsScope(region, options.AccountId), "sns", publish, cancellation);
                break;
            default:
                throw new LocalAwsException($"{function.Name} sends its failures to '{targetArn}'; the local AWS can put them into SQS queues and SNS topics only.");
        }

        events.Publish(new DeadLettered(function.Name, function.Region, requestId, targetArn, reason, body));
    }

    private static JsonObject Record(FunctionDefinition function, byte[] payload, string requestId, string condition, int attempts) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = requestId,
            ["functionArn"] = function.Arn + ":$LATEST",
            ["condition"] = condition,
            ["approximateInvokeCount"] = attempts,
        },
        ["requestPayload"] = Json.TryParse(payload),
    };
}

/// <summary>An event that could not be handed to its target.</summary>
/// <param name="Target">The target's name for people.</param>
internal sealed record UndeliveredEvent(
    string Target, string TargetArn, string Region, EventSource Source, byte[] Payload, string RequestId, string Reason)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}
