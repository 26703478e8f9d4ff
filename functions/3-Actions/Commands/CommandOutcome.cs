namespace Remediation.Actions.Commands;

/// <summary>
/// A command on one instance, as Systems Manager has it
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding command statuses</see>).
/// </summary>
/// <param name="CommandId">As SendCommand returned it.</param>
/// <param name="InstanceId"><c>i-…</c></param>
/// <param name="DocumentName">The document that it runs.</param>
/// <param name="Comment">What whoever sent it wrote.</param>
/// <param name="Requested">When it was sent, UTC.</param>
/// <param name="Status"><c>Pending</c>, <c>InProgress</c>, <c>Delayed</c>, <c>Success</c>, <c>Cancelled</c>, <c>TimedOut</c>, <c>Failed</c> or <c>Cancelling</c>.</param>
/// <param name="StatusDetails">Finer: <c>Delivery Timed Out</c>, <c>Execution Timed Out</c>, <c>Undeliverable</c>, …</param>
/// <param name="ResponseCode">What the script ended with; <see langword="null"/> when it did not.</param>
/// <param name="Output">The first 2,500 characters of its output, of every step.</param>
public sealed record CommandOutcome(
    string CommandId,
    string InstanceId,
    string DocumentName,
    string Comment,
    DateTimeOffset Requested,
    string Status,
    string StatusDetails,
    int? ResponseCode,
    string Output)
{
    /// <summary>Whether nothing will happen any more. A status that is not known counts as an end, so that nothing waits for ever.</summary>
    public bool HasEnded => IsEnd(Status);

    /// <summary>Whether it ended well.</summary>
    public bool IsSuccess => Status == "Success";

    internal static bool IsEnd(string status) => status is not ("Pending" or "InProgress" or "Delayed" or "Cancelling");
}
