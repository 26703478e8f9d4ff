namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>A message of a dead-letter queue, understood as far as can be.</summary>
internal sealed record DeadLetter
{
    public required string MessageId { get; init; }

    /// <summary>When it came into the queue (UTC).</summary>
    public required DateTimeOffset? Sent { get; init; }

    /// <summary>Who could not hand it on, or did not handle it: a rule, a schedule, a function, a queue, a topic.</summary>
    public required string From { get; init; }

    /// <summary>Why, as AWS or the function said; null when the message does not tell.</summary>
    public required string? Reason { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Event { get; init; }

    public required WayBack Back { get; init; }
}
