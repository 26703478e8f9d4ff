using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;
using Remediation.Events;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>A message in the queue: an event that says that instances were launched or started.</summary>
/// <param name="Message">The message.</param>
/// <param name="InstanceIds">The instances; none when the event says something else.</param>
/// <param name="Time">When it happened, UTC.</param>
internal sealed record LaunchMessage(SQSEvent.SQSMessage Message, IReadOnlyList<string> InstanceIds, DateTimeOffset Time)
{
    /// <summary>How often the message was received, this time included.</summary>
    public int Receives => Message.Attributes?.GetValueOrDefault("ApproximateReceiveCount") is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int receives)
            ? Math.Max(1, receives)
            : 1;

    /// <exception cref="InvalidEventException">The message holds no event that can be understood; the field is named.</exception>
    public static LaunchMessage Read(SQSEvent.SQSMessage message)
    {
        var received = EventReader.Read(Event(message));
        return new LaunchMessage(
            message,
            received.Meaning switch
            {
                EventMeaning.InstanceStateChanged { State: "running" } started => [started.InstanceId],
                EventMeaning.SecurityGroupsAttached { Call.EventName: "RunInstances" } launched => launched.InstanceIds,
                _ => [],
            },
            received.Envelope.Time);
    }

    private static CloudWatchEvent<JsonElement> Event(SQSEvent.SQSMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(message.Body ?? ""), PatcherJson.Default.CloudWatchEventJsonElement)!;
        }
        catch (JsonException broken)
        {
            throw new InvalidEventException("Body", $"not an event as EventBridge delivers it: {broken.Message} Correct the message and send it again");
        }
    }
}
