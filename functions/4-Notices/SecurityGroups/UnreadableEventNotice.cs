using Remediation.Actions;

namespace Remediation.Notices.SecurityGroups;

/// <summary>Writes the notice about an event that concerns security groups and cannot be read: whatever it was about was not checked.</summary>
public static class UnreadableEventNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="eventName">The API call that the event is about.</param>
    /// <param name="eventId">What identifies the event.</param>
    /// <param name="account">The account that received it, 12 digits.</param>
    /// <param name="region">Where it was received.</param>
    /// <param name="mode">Whether what is open would have been closed.</param>
    /// <param name="problem">The field and what is wrong with it.</param>
    /// <param name="now">The time, UTC.</param>
    public static Notice Write(string eventName, string eventId, string account, string region, RemediationMode mode, string problem, DateTimeOffset now) => new()
    {
        Id = NoticeId.Of("unreadable", account, region, eventId),
        Time = now,
        Kind = NoticeKind.NotChecked,
        Severity = Severity.High,
        Subject = PlainText.Subject($"NOT CHECKED: an event {PlainText.Line(eventName, 60)} {region} {account}"),
        Text = $"""
            A security group was changed, and Remediation cannot read the event about it. What was changed may be open to the internet.

            Find out which group it was, with the command below, and look at it. Please report the problem to the project, too.

            To find it in CloudTrail
              aws cloudtrail lookup-events --region {PlainText.Line(region)} --lookup-attributes {(eventId.Length > 0 ? $"AttributeKey=EventId,AttributeValue={UndoCommands.Word(PlainText.Line(eventId, 60))}" : $"AttributeKey=EventName,AttributeValue={UndoCommands.Word(PlainText.Line(eventName, 60))}")}
              (CloudTrail shows an event after up to a quarter of an hour.)

            Problem
              It says: {PlainText.Line(problem, 600)}

            Event
              The event {PlainText.Line(eventName)}, {PlainText.Line(eventId)}

            What happens now
              The event is tried again twice, and then waits in the queue of failed events, from where it can be replayed.

            """,
        Account = account,
        Region = region,
        Resource = "event",
        Mode = mode,
        Facts = new NotCheckedFacts(problem, null, eventId, eventName),
    };
}
