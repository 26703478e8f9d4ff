using Remediation.Actions.Commands;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Events.Commands;

namespace Remediation.Notices.Instances;

/// <summary>Everything that a notice about a patch run tells: one command, on one instance or many.</summary>
public sealed record PatchReport
{
    /// <summary>The command.</summary>
    public required string CommandId { get; init; }

    /// <summary>What it did.</summary>
    public required PatchDocument Document { get; init; }

    /// <summary>The document's name.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Why it was sent: <c>launch</c>, <c>schedule</c>; empty when it was sent by hand.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The account, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset Requested { get; init; }

    /// <summary>When it is told, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The instances, in any order.</summary>
    public required IReadOnlyList<PatchedInstance> Instances { get; init; }
}

/// <summary>What a run did to one instance.</summary>
/// <param name="Outcome">As Systems Manager has it.</param>
/// <param name="Summary">What the document says; <see langword="null"/> for AWS's own, and where it said nothing.</param>
/// <param name="Instance">What EC2 knows of it; <see langword="null"/> when it is gone.</param>
/// <param name="OutputTail">The end of the output of a run that failed.</param>
/// <param name="Advice">What is worth a word about its image.</param>
/// <param name="State">What Patch Manager counted in this run; <see langword="null"/> for our own documents.</param>
public sealed record PatchedInstance(
    CommandOutcome Outcome, DocumentSummary? Summary, InstanceFacts? Instance, string OutputTail, IReadOnlyList<string> Advice, PatchState? State = null)
{
    /// <summary>How it went, worst first.</summary>
    public PatchResult Result =>
        !Outcome.IsSuccess ? (Instance is null or { State: "shutting-down" or "terminated" } ? PatchResult.Gone : PatchResult.Failed)
        : Summary is { Status: DocumentStatus.Failed or DocumentStatus.Refused or DocumentStatus.Busy } || State is { Failed: > 0 } ? PatchResult.Failed
        : Summary is { Reboot: "needed" } || State is { PendingReboot: > 0 } ? PatchResult.RebootPending
        : Summary is { Status: DocumentStatus.NothingToDo or DocumentStatus.NotApplicable } ? PatchResult.NothingToDo
        : PatchResult.Patched;

    /// <summary>The instance for people: its name, if it has one, and its id.</summary>
    public string Name => Instance?.Name is { } name ? $"{PlainText.Line(name, 60)} ({Outcome.InstanceId})" : Outcome.InstanceId;
}

/// <summary>How a run went on an instance, worst first.</summary>
public enum PatchResult
{
    /// <summary>It failed, or did not get there.</summary>
    Failed,

    /// <summary>It went well, and a reboot is needed that was not made.</summary>
    RebootPending,

    /// <summary>It went well.</summary>
    Patched,

    /// <summary>There was nothing to do.</summary>
    NothingToDo,

    /// <summary>The instance was terminated before it came to an end.</summary>
    Gone,
}
