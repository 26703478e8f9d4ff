namespace Remediation.Events;

/// <summary>
/// The part that every EventBridge event has
/// (<see href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">AWS service event structure</see>).
/// </summary>
/// <param name="Id">Identifies the delivery, not the API call behind it: <see cref="CloudTrail.ApiCall.EventId"/> does that.</param>
/// <param name="Account">12 digits.</param>
/// <param name="Region">Such as <c>eu-central-1</c>.</param>
/// <param name="Time">When the event was made, UTC.</param>
/// <param name="Source">Such as <c>aws.ec2</c>.</param>
/// <param name="DetailType">Such as <c>AWS API Call via CloudTrail</c>.</param>
public sealed record EventEnvelope(string Id, string Account, string Region, DateTimeOffset Time, string Source, string DetailType);
