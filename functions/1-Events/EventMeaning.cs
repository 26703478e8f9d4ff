using Remediation.Decisions.SecurityGroups;
using Remediation.Events.CloudTrail;
using Remediation.Events.Commands;

namespace Remediation.Events;

/// <summary>
/// What an event says happened. It is a hint, possibly late, doubled or out of order: what is so now, the API says. Text in it was
/// typed by somebody and is not to be trusted.
/// </summary>
public abstract record EventMeaning
{
    private EventMeaning()
    {
    }

    /// <summary>Rules of a security group were added, or changed in place.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="Opened">
    /// The rules as the event states them: with ids where EC2's answer gave them, empty where the event names the group only.
    /// </param>
    /// <param name="DirectionKnown">
    /// <see langword="true"/>: the rules are inbound. <see langword="false"/>: <c>ModifySecurityGroupRules</c> does not say, and they
    /// may be outbound.
    /// </param>
    /// <param name="Call">The API call.</param>
    public sealed record SecurityGroupRulesChanged(
        GroupReference Group, IReadOnlyList<IngressRule> Opened, bool DirectionKnown, ApiCall Call)
        : EventMeaning;

    /// <summary>Security groups were attached to something: their rules now protect more than before.</summary>
    /// <param name="GroupIds">The groups, each once. Empty where the event names instances only.</param>
    /// <param name="InstanceIds">The instances that were launched or changed, each once.</param>
    /// <param name="NetworkInterfaceIds">The network interfaces, each once.</param>
    /// <param name="Call">The API call.</param>
    public sealed record SecurityGroupsAttached(
        IReadOnlyList<string> GroupIds, IReadOnlyList<string> InstanceIds, IReadOnlyList<string> NetworkInterfaceIds, ApiCall Call)
        : EventMeaning;

    /// <summary>
    /// The entries of a managed prefix list were changed, or are its first, and with them every rule that names it. The change may still be in
    /// progress.
    /// </summary>
    /// <param name="PrefixListId"><c>pl-…</c></param>
    /// <param name="Call">The API call.</param>
    public sealed record PrefixListChanged(string PrefixListId, ApiCall Call) : EventMeaning;

    /// <summary>
    /// An instance went into another state
    /// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html">state change events</see>).
    /// </summary>
    /// <param name="InstanceId"><c>i-…</c></param>
    /// <param name="State">
    /// <c>pending</c>, <c>running</c>, <c>stopping</c>, <c>stopped</c>, <c>shutting-down</c> or <c>terminated</c>.
    /// </param>
    public sealed record InstanceStateChanged(string InstanceId, string State) : EventMeaning;

    /// <summary>A command of Run Command as a whole went into another status.</summary>
    /// <param name="CommandId">As <c>SendCommand</c> returned it.</param>
    /// <param name="DocumentName">The document that the command runs, where the event names it.</param>
    /// <param name="InstanceIds">The instances that the event names; may be empty.</param>
    /// <param name="Status">The new status.</param>
    public sealed record CommandStatusChanged(
        string CommandId, string? DocumentName, IReadOnlyList<string> InstanceIds, CommandStatus Status)
        : EventMeaning;

    /// <summary>A command of Run Command went into another status on one instance.</summary>
    /// <param name="CommandId">As <c>SendCommand</c> returned it.</param>
    /// <param name="DocumentName">The document that the command runs, where the event names it.</param>
    /// <param name="InstanceId"><c>i-…</c> or <c>mi-…</c></param>
    /// <param name="Status">The new status.</param>
    public sealed record CommandInvocationStatusChanged(string CommandId, string? DocumentName, string InstanceId, CommandStatus Status)
        : EventMeaning;

    /// <summary>Nothing that this project acts on.</summary>
    /// <param name="Reason">Why not, in words.</param>
    /// <param name="Call">The API call, if the event is of one.</param>
    public sealed record Nothing(string Reason, ApiCall? Call = null) : EventMeaning;
}
