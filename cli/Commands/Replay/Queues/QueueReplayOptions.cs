namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Which queues to replay, and how.</summary>
internal sealed record QueueReplayOptions
{
    /// <summary>Name, URL or ARN of a dead-letter queue, or null.</summary>
    public string? Queue { get; init; }

    /// <summary>A stack, all whose dead-letter queues are meant, or null.</summary>
    public string? Stack { get; init; }

    /// <summary>Replay and delete. Otherwise the messages are only shown.</summary>
    public bool Go { get; init; }

    /// <summary>Name or ARN, for messages that do not tell their function.</summary>
    public string? Function { get; init; }

    /// <summary>A profile of ~/.aws/config; null for the default.</summary>
    public string? Profile { get; init; }

    /// <summary>Null: that of the queue's ARN or URL, the environment's, or the profile's.</summary>
    public string? Region { get; init; }

    /// <summary>One JSON document for each message, instead of text.</summary>
    public bool Json { get; init; }
}
