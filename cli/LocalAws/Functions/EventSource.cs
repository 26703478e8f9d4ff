namespace Remediation.Cli.LocalAws;

/// <summary>Who hands an event to a target, and where it puts what it cannot hand over.</summary>
/// <param name="Name">The rule's name, the topic's ARN; for people where a client asked.</param>
/// <param name="DeadLetter">What it puts there, where that is not the event itself.</param>
internal sealed record EventSource(EventSourceKind Kind, string Name, string? DeadLetterArn, string? DeadLetter = null)
{
    public static readonly EventSource Client = new(EventSourceKind.Client, "a client's call", null);

    public static EventSource Of(RuleDefinition rule) => new(EventSourceKind.Rule, rule.Name, rule.DeadLetterArn);
}

internal enum EventSourceKind
{
    Client,
    Rule,
    Topic,
}
