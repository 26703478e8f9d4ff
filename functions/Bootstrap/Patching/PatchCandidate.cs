using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;

namespace Remediation.Bootstrap.Patching;

/// <summary>An instance whose agent is online.</summary>
/// <param name="Instance">What EC2 knows of it.</param>
/// <param name="Recognition">What it was taken for.</param>
/// <param name="Node">What its agent says.</param>
internal sealed record PatchCandidate(InstanceFacts Instance, Recognition Recognition, ManagedNode Node);

/// <summary>What became of a candidate.</summary>
internal abstract record Dispatched
{
    private Dispatched()
    {
    }

    /// <summary>A command was sent to it now.</summary>
    public sealed record Sent(string CommandId, PatchStep Step) : Dispatched;

    /// <summary>A command that was sent before runs on it; whoever hears of its end goes on.</summary>
    public sealed record Running(string CommandId) : Dispatched;

    /// <summary>Somebody else is at it, or nobody knows whether a command went out: it must be looked at again.</summary>
    public sealed record Later(string Reason) : Dispatched;

    /// <summary>Nothing was sent to it, because Systems Manager or EC2 refused something. It may work the next time.</summary>
    public sealed record Refused(string Reason) : Dispatched;

    /// <summary>There is nothing to do.</summary>
    public sealed record Nothing(string Reason) : Dispatched;

    /// <summary>It should be patched and cannot be.</summary>
    public sealed record Impossible(string Reason) : Dispatched;
}

/// <summary>Why commands are sent, and how they go through many instances.</summary>
/// <param name="Words">As their comments and the notices say it.</param>
/// <param name="RetriesFailed">Whether what failed lately is due again.</param>
/// <param name="IsGradual">Whether they go through many instances little by little.</param>
internal sealed record PatchCause(string Words, bool RetriesFailed, bool IsGradual)
{
    public static readonly PatchCause Launch = new("a launch", RetriesFailed: false, IsGradual: false);

    public static readonly PatchCause NextStep = new("the step before it, which has ended", RetriesFailed: false, IsGradual: true);

    public static readonly PatchCause Schedule = new("the schedule", RetriesFailed: true, IsGradual: true);
}

/// <summary>What dispatching did.</summary>
/// <param name="ByInstance">What became of each candidate, by instance id.</param>
/// <param name="Ended">Commands that were found to have ended. Whoever should have heard of it may not have.</param>
internal sealed record DispatchResult(IReadOnlyDictionary<string, Dispatched> ByInstance, IReadOnlyCollection<string> Ended);
