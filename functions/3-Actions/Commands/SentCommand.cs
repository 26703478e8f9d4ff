namespace Remediation.Actions.Commands;

/// <summary>
/// A command as a whole, as Systems Manager has it
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Command.html">Command</see>). It knows its instances before it runs on
/// them; what became of it on each is a <see cref="CommandOutcome"/>.
/// </summary>
/// <param name="CommandId">As SendCommand returned it.</param>
/// <param name="DocumentName">The document that it runs.</param>
/// <param name="Comment">What whoever sent it wrote.</param>
/// <param name="Requested">When it was sent, UTC.</param>
/// <param name="Status"><c>Pending</c>, <c>InProgress</c>, <c>Success</c>, <c>Cancelled</c>, <c>Failed</c>, <c>TimedOut</c> or <c>Cancelling</c>.</param>
/// <param name="InstanceIds">The instances that it was sent to.</param>
public sealed record SentCommand(
    string CommandId, string DocumentName, string Comment, DateTimeOffset Requested, string Status, IReadOnlyList<string> InstanceIds)
{
    /// <summary>Whether it has ended on all its instances.</summary>
    public bool HasEnded => CommandOutcome.IsEnd(Status);
}
