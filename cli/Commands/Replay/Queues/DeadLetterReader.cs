using System.Globalization;
using System.Text.Json;
using Amazon.SQS.Model;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>
/// Understands the messages of dead-letter queues. AWS has a form for each service that puts some there:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html (rules),
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html (schedules),
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html (functions' destinations and dead-letter queues),
/// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html (subscriptions),
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html (queues).
/// </summary>
/// <param name="sources">URLs of the queues whose messages SQS moves to this one.</param>
/// <param name="function">Name or ARN of the function for messages that do not tell theirs, or null.</param>
internal sealed class DeadLetterReader(IReadOnlyList<string> sources, string? function)
{
    public DeadLetter Read(Message message)
    {
        using var document = TryParse(message.Body);
        var body = document?.RootElement;
        var (from, reason, back) = Understand(message, body);
        return new DeadLetter
        {
            MessageId = message.MessageId,
            Sent = long.TryParse(message.Attributes?.GetValueOrDefault("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null,
            From = from,
            Reason = reason,
            Event = body is { } json ? EventLine.Of(RequestPayload(json) ?? json) : EventLine.Of(message.Body),
            Back = back,
        };
    }

    private (string From, string? Reason, WayBack Back) Understand(Message message, JsonElement? body)
    {
        // What SQS itself has moved can have any body, also one of the forms below.
        if (message.Attributes?.GetValueOrDefault("DeadLetterQueueSourceArn") is { } source)
        {
            return FromQueue(message, source);
        }

        if (Attribute(message, "SCHEDULE_ARN") is { } schedule)
        {
            return ($"schedule {schedule.Split('/')[^1]}", ReasonOf(message), Attribute(message, "IS_PAYLOAD_TRUNCATED") == "true"
                ? new WayBack.None("its input was too long, and is here in part only")
                : ToTarget(message, body is { } call ? Payload(call) : message.Body));
        }

        if (Attribute(message, "RULE_ARN") is { } rule)
        {
            return ($"rule {rule.Split('/')[^1]}", ReasonOf(message), ToTarget(message, message.Body));
        }

        if (body?.Object("requestContext") is { } context && context.Text("functionArn") is { } failed && RequestPayload(body.Value) is { } payload)
        {
            return FromFunction(body.Value, context, failed, payload);
        }

        if (body is { } envelope && envelope.Text("Type") == "Notification" && envelope.Text("TopicArn") is { } topic)
        {
            return ($"topic {topic.Split(':')[^1]}", ReasonOf(message), ToSubscriber(envelope));
        }

        if (Attribute(message, "RequestID") is not null && Attribute(message, "ErrorCode") is not null)
        {
            return (function is null ? "a function" : $"function {WayBack.NameOf(function)}", ReasonOf(message), function is null
                ? new WayBack.None("it does not tell its function, which --function can name")
                : body is null ? new WayBack.None("it is no JSON") : new WayBack.ToFunction(function, message.Body));
        }

        return sources is [var only]
            ? FromQueue(message, only)
            : ("unknown", null, new WayBack.None("it has the form of no service that puts messages into dead-letter queues"));
    }

    private static (string From, string? Reason, WayBack Back) FromQueue(Message message, string source) => (
        $"queue {source.Split(':', '/')[^1]}",
        null,
        message.MessageAttributes?.Any(attribute => attribute.Value.StringValue is null) == true
            ? new WayBack.None("it carries bytes beside its body, which would be lost")
            : new WayBack.ToQueue(source, message.Body, message.MessageAttributes));

    private static (string From, string? Reason, WayBack Back) FromFunction(JsonElement record, JsonElement context, string failed, JsonElement payload)
    {
        var answer = record.Object("responsePayload");
        string? condition = context.Text("condition");
        string error = string.Join(": ", new[] { condition, answer?.Text("errorType"), answer?.Text("errorMessage") }.OfType<string>());
        return ($"function {WayBack.NameOf(failed)}", error.Length == 0 ? null : error, condition == "Success"
            ? new WayBack.None("it tells of a success")
            : new WayBack.ToFunction(failed, payload.GetRawText()));
    }

    private static WayBack ToTarget(Message message, string payload)
    {
        string? target = Attribute(message, "TARGET_ARN");
        return target?.Split(':') switch
        {
            [_, _, "lambda", ..] => new WayBack.ToFunction(target, payload),
            [_, _, "sqs", ..] => new WayBack.ToQueue(target, payload, null),
            null => new WayBack.None("it does not tell its target"),
            _ => new WayBack.None($"its target is {target}, neither a function nor a queue"),
        };
    }

    /// <summary>SNS says beside each notice how to end the subscription, which is the only place where it names it.</summary>
    private WayBack ToSubscriber(JsonElement envelope)
    {
        if (function is not null)
        {
            return new WayBack.ToFunction(function, SnsEvent.Of(envelope, subscriptionArn: null));
        }

        const string mark = "SubscriptionArn=";
        // In a function's event it ends otherwise than in a queue's message.
        string link = envelope.Text("UnsubscribeURL") ?? envelope.Text("UnsubscribeUrl") ?? "";
        int start = link.IndexOf(mark, StringComparison.Ordinal);
        return start < 0
            ? new WayBack.None("it does not tell its subscription; --function can name the function")
            : new WayBack.ToSubscriber(Uri.UnescapeDataString(link[(start + mark.Length)..].Split('&')[0]), envelope.GetRawText());
    }

    /// <summary>The input of a schedule; for some targets the parameters of the call stand around it.</summary>
    private static string Payload(JsonElement body) => body.Text("FunctionName") is null || !body.TryGetProperty("Payload", out var payload)
        ? body.GetRawText()
        : payload.ValueKind == JsonValueKind.String ? payload.GetString()! : payload.GetRawText();

    private static JsonElement? RequestPayload(JsonElement body) =>
        body.Object("requestContext") is not null && body.TryGetProperty("requestPayload", out var payload) ? payload : null;

    private static string? ReasonOf(Message message)
    {
        string?[] parts =
        [
            Attribute(message, "ERROR_CODE") ?? Attribute(message, "ErrorCode"),
            Attribute(message, "ERROR_MESSAGE") ?? Attribute(message, "ErrorMessage"),
            Attribute(message, "EXHAUSTED_RETRY_CONDITION"),
        ];
        string reason = string.Join(": ", parts.OfType<string>());
        return reason.Length == 0 ? null : reason;
    }

    private static string? Attribute(Message message, string name) => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue;

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
