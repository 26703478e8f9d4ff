using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;
using Remediation.Bootstrap.Patching;
using Remediation.Events;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>A message in the queue: an event that says that instances were launched or started, or a word of ours that some must be looked at again.</summary>
/// <param name="Message">The message.</param>
/// <param name="InstanceIds">The instances; none when the event says something else.</param>
/// <param name="Time">When it happened, UTC.</param>
internal sealed record LaunchMessage(SQSEvent.SQSMessage Message, IReadOnlyList<string> InstanceIds, DateTimeOffset Time)
{
    /// <summary>How often the message was received, this time included.</summary>
    public int Receives => (int)Math.Clamp(Number("ApproximateReceiveCount") ?? 1, 1, 1000);

    /// <exception cref="InvalidEventException">The message holds nothing that can be understood; the field is named.</exception>
    public static LaunchMessage Read(SQSEvent.SQSMessage message)
    {
        try
        {
            if (message.Body is { } body && body.Contains("lookAgainAt", StringComparison.Ordinal)
                && JsonSerializer.Deserialize(body, LookAgainJson.Default.LookAgain) is { LookAgainAt: { } again })
            {
                var unread = new LaunchMessage(message, again, default);
                return unread with { Time = DateTimeOffset.FromUnixTimeMilliseconds(unread.Number("SentTimestamp") ?? 0) };
            }

            return Read(message, JsonSerializer.Deserialize(message.Body ?? "", PatcherJson.Default.CloudWatchEventJsonElement)!);
        }
        catch (JsonException broken)
        {
            throw new InvalidEventException("Body", $"not an event as EventBridge delivers it: {broken.Message} Correct the message and send it again");
        }
    }

    private static LaunchMessage Read(SQSEvent.SQSMessage message, CloudWatchEvent<JsonElement> launch)
    {
        var received = EventReader.Read(launch);
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

    private long? Number(string attribute) =>
        long.TryParse(Message.Attributes?.GetValueOrDefault(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
