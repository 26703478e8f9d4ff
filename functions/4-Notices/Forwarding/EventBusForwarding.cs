using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Remediation.Actions;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Forwarding;

/// <summary>
/// Forwards to an event bus, maybe of another account or region: a notice as <c>Remediation Notice</c>, an alarm as <c>Remediation Alarm</c>, anything else as
/// <c>Remediation Message</c>; the detail is the message's JSON
/// (<see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</see>).
/// </summary>
/// <param name="bus">The client, in the bus's region.</param>
/// <param name="eventBusArn">The event bus.</param>
public sealed class EventBusForwarding(IAmazonEventBridge bus, string eventBusArn) : IForwarding
{
    private const string Source = "remediation";

    /// <inheritdoc />
    [Calls("events:PutEvents")]
    public async Task ForwardAsync(TopicMessage message, CancellationToken cancellation)
    {
        PutEventsResponse answer;
        try
        {
            answer = await bus.PutEventsAsync(new PutEventsRequest { Entries = [Entry(message)] }, cancellation);
        }
        catch (AmazonEventBridgeException refused)
        {
            throw new NotForwardedException(eventBusArn, $"{refused.ErrorCode}: {refused.Message}", refused);
        }

        if (answer.FailedEntryCount > 0)
        {
            throw new NotForwardedException(eventBusArn, $"{answer.Entries[0].ErrorCode}: {answer.Entries[0].ErrorMessage}");
        }
    }

    private PutEventsRequestEntry Entry(TopicMessage message)
    {
        var (type, detail) = NoticeReader.TryParse(message.Text) switch
        {
            { } json when NoticeReader.TryRead(json, out _) => ("Remediation Notice", message.Text),
            { } json when NoticeReader.Text(json, "AlarmName").Length > 0 => ("Remediation Alarm", message.Text),
            _ => ("Remediation Message", AsJson(message)),
        };
        return new PutEventsRequestEntry { EventBusName = eventBusArn, Source = Source, DetailType = type, Detail = detail };
    }

    private static string AsJson(TopicMessage message) => NoticeJson.Text(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("subject", message.Subject);
        writer.WriteString("text", message.Text);
        writer.WriteEndObject();
    });
}
