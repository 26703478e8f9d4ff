using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Remediation.Events.CloudTrail;
using Remediation.Events.Json;

namespace Remediation.Events;

/// <summary>Reads the envelope. What it lacks is taken from the CloudTrail record in it, where that says the same.</summary>
internal static class EnvelopeReader
{
    public static EventEnvelope Read(CloudWatchEvent<JsonElement> evt, EventField detail)
    {
        string source = Required("source", evt.Source, "EventBridge fills it in, as in aws.ec2");
        string detailType = Required("detail-type", evt.DetailType, "EventBridge fills it in, as in AWS API Call via CloudTrail");
        if (detail.HasValue && !detail.IsObject)
        {
            throw detail.Invalid($"expected the CloudTrail record, an object, found {detail.Kind()}. Send the event as EventBridge delivers it");
        }

        return new EventEnvelope(
            Required("id", evt.Id ?? detail["eventID"].Text(), "it tells one delivery from another"),
            Required("account", evt.Account ?? detail["recipientAccountId"].Text(), "it says in which account this happened"),
            Required("region", evt.Region ?? detail["awsRegion"].Text(), "it says in which Region this happened"),
            Time(evt.Time, detail),
            source,
            detailType);
    }

    private static string Required(string field, string? text, string why) =>
        string.IsNullOrWhiteSpace(text)
            ? throw new InvalidEventException(
                field, $"missing; {why}. Send the event as EventBridge delivers it, without an input transformer")
            : text.Trim();

    private static DateTimeOffset Time(DateTime time, EventField detail)
    {
        if (time == default)
        {
            return CloudTrailRecord.Time(detail["eventTime"])
                ?? throw new InvalidEventException(
                    "time", "missing; it says when this happened. Send the event as EventBridge delivers it");
        }

        return time.Kind == DateTimeKind.Local
            ? new DateTimeOffset(time).ToUniversalTime()
            : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
    }
}
