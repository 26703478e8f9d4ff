using Remediation.Actions.Attachments;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.SecurityGroups;
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

    /// <summary>The group's rules that this call opened. What else is open was open before.</summary>
    public IReadOnlyList<IngressRule> OpenedByCall { get; init; } = [];

    /// <summary>Rules that the event says were opened, that had to close, and that are gone already.</summary>
    public IReadOnlyList<RuleDecision> AlreadyGone { get; init; } = [];

    /// <summary>Whether the rules that are gone already may have been outbound ones, which the event does not say.</summary>
    public bool MayHaveBeenOutbound { get; init; }

    /// <summary>What the group protects, if it was read.</summary>
    public GroupAttachments? Attachments { get; init; }

    /// <summary>Why nothing was enforced although the function enforces; otherwise nothing.</summary>
    public string? LeftBecause { get; init; }

    /// <summary>Whether whoever opened it is exempted by a setting.</summary>
    public bool IsActorExempt { get; init; }

    /// <summary>What is done about rules that keep coming back.</summary>
    public ReopeningVerdict Reopening { get; init; }

    /// <summary>The prefix list that was changed or made, where the event is not about the group itself.</summary>
    public string? ChangedPrefixListId { get; init; }

    /// <summary>Whether that list was made just now: its event came after the rule was added, and before the rule's own.</summary>
    public bool IsListNew => ChangedPrefixListId is not null && Call?.EventName == "CreateManagedPrefixList";

    /// <summary>Whether the group is the canary's, and the canary opened it: then nobody has to hear of it but the canary.</summary>
    public bool IsCanary { get; init; }

    /// <summary>How long what this call opened was open; <see langword="null"/> where nothing of it was closed.</summary>
    public TimeSpan? TimeToRemediate =>
        Call is { } call && Outcome.VerifiedAt is { } verified && verified >= call.EventTime && OpenedByCall.Intersect(Outcome.Closed).Any()
            ? verified - call.EventTime
            : null;

    /// <summary>Whether a rule of the group cannot be judged: it may open anything.</summary>
    public bool HasUnjudgedRules => Outcome.Decision.Reports.Any(rule => rule.Exposure is null);

    /// <summary>What the notice is about: the worst of what there is to tell.</summary>
    public NoticeKind Kind =>
        Outcome.Lost.Count > 0 ? NoticeKind.AllowedPortLost
        : Outcome.Failures.Count > 0 || Reopening >= ReopeningVerdict.GiveUpAndTell ? NoticeKind.StillOpen
        : Outcome.Decision.NeedsChange && IsActorExempt ? NoticeKind.Exempt
        : Outcome.Decision.NeedsChange && Reopening >= ReopeningVerdict.CloseAndTellConflict ? NoticeKind.Conflict
        : Outcome.Decision.NeedsChange ? (Outcome.Mode == Actions.RemediationMode.Notify ? NoticeKind.WouldClose : NoticeKind.Closed)
        : AlreadyGone.Count > 0 ? NoticeKind.AlreadyClosed
        : Outcome.Decision.Reports.Any() ? NoticeKind.Reported
        : NoticeKind.Exempt;
}
