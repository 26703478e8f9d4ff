#nullable disable

using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>The envelope of every event that Amazon EventBridge delivers.</summary>
/// <typeparam name="T">The shape of <see cref="Detail"/>; what it is depends on <see cref="Source"/> and <see cref="DetailType"/>.</typeparam>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html</remarks>
public class CloudWatchEvent<T>
{
    /// <summary>The version of the envelope: <c>0</c>.</summary>
    public string Version { get; set; }

    /// <summary>Twelve digits: the account that the event is about.</summary>
    public string Account { get; set; }

    /// <summary>Where the event arose, for example <c>eu-central-1</c>.</summary>
    public string Region { get; set; }

    /// <summary>What happened, in the words of the service that sent it.</summary>
    public T Detail { get; set; }

    /// <summary>The kind of event, for example <c>AWS API Call via CloudTrail</c>. Its JSON name is <c>detail-type</c>.</summary>
    [JsonPropertyName("detail-type")]
    public string DetailType { get; set; }

    /// <summary>The sender: <c>aws.ec2</c> and the like for AWS services.</summary>
    public string Source { get; set; }

    /// <summary>When it happened, in UTC, to the second; earlier than its delivery by seconds or minutes.</summary>
    public DateTime Time { get; set; }

    /// <summary>A UUID, the same when the event is delivered again.</summary>
    public string Id { get; set; }

    /// <summary>ARNs of the resources concerned; empty for CloudTrail calls, null if the event leaves the member out.</summary>
    public List<string> Resources { get; set; }
}
