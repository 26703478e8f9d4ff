using System.Globalization;
using Remediation.Events.Json;

namespace Remediation.Events.CloudTrail;

/// <summary>A CloudTrail record: the call, and what was asked and answered.</summary>
/// <param name="Call">The call.</param>
/// <param name="Request">The request's parameters, out of their wrapper. Without value where CloudTrail left them out.</param>
/// <param name="Response">EC2's answer, out of its wrapper. Without value after a failed or read-only call.</param>
/// <param name="IsReadOnly">Whether the call could not change anything.</param>
internal sealed record CloudTrailRecord(ApiCall Call, EventField Request, EventField Response, bool IsReadOnly)
{
    public string EventName => Call.EventName;

    /// <exception cref="InvalidEventException">There is no record, or it does not name the call.</exception>
    public static CloudTrailRecord Read(EventEnvelope envelope, EventField detail)
    {
        if (!detail.IsObject)
        {
            throw detail.Invalid(
                $"expected the CloudTrail record, an object, found {detail.Kind()}; "
                + "send the event as EventBridge delivers it, without an input transformer");
        }

        string eventName = detail["eventName"].RequiredIdentifier(
            "a CloudTrail record names the API call here; correct the event and replay it");
        var actor = ActorReader.Read(detail["userIdentity"]);
        var call = new ApiCall
        {
            EventName = eventName,
            EventId = detail["eventID"].Text() ?? envelope.Id,
            RequestId = detail["requestID"].Text(),
            EventTime = Time(detail["eventTime"]) ?? envelope.Time,
            Region = detail["awsRegion"].Text() ?? envelope.Region,
            Account = envelope.Account,
            Actor = actor,
            SourceIpAddress = detail["sourceIPAddress"].Text(),
            UserAgent = detail["userAgent"].Text(),
            Via = CallRoute.Of(detail, actor),
            ErrorCode = detail["errorCode"].Text(),
        };
        return new CloudTrailRecord(
            call,
            Unwrap(detail["requestParameters"], $"{eventName}Request"),
            Unwrap(detail["responseElements"], $"{eventName}Response"),
            detail["readOnly"].IsTrue());
    }

    public static DateTimeOffset? Time(EventField field) =>
        DateTimeOffset.TryParse(
            field.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    private static EventField Unwrap(EventField parameters, string wrapper) =>
        parameters[wrapper] is { HasValue: true } wrapped ? wrapped : parameters;
}
