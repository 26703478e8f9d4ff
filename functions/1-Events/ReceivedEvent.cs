namespace Remediation.Events;

/// <summary>An event as it was received: where it came from, and what it means.</summary>
/// <param name="Envelope">The part that every event has.</param>
/// <param name="Meaning">What happened, as far as it concerns this project.</param>
public sealed record ReceivedEvent(EventEnvelope Envelope, EventMeaning Meaning);
