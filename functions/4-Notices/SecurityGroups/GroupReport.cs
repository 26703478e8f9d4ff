using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>Everything that a notice about a security group tells.</summary>
public sealed record GroupReport
{
    /// <summary>What was decided and done.</summary>
    public required GroupOutcome Outcome { get; init; }

    /// <summary>The account of the event, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>Where the group is.</summary>
    public required string Region { get; init; }

    /// <summary>When the notice is written.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The call that opened the group, if one is known.</summary>
    public ApiCall? Call { get; init; }

    /// <summary>Rules that the event says were opened, that had to close, and that are gone already.</summary>
    public IReadOnlyList<RuleDecision> AlreadyGone { get; init; } = [];

    /// <summary>Whether the rules that are gone already may have been outbound ones, which the event does not say.</summary>
    public bool MayHaveBeenOutbound { get; init; }

    /// <summary>What the notice is about: the worst of what there is to tell.</summary>
    public NoticeKind Kind =>
        Outcome.Failures.Count > 0 ? NoticeKind.StillOpen
        : Outcome.Decision.NeedsChange ? (Outcome.Mode == Actions.RemediationMode.Notify ? NoticeKind.WouldClose : NoticeKind.Closed)
        : AlreadyGone.Count > 0 ? NoticeKind.AlreadyClosed
        : Outcome.Decision.Reports.Any() ? NoticeKind.Reported
        : NoticeKind.Exempt;
}
