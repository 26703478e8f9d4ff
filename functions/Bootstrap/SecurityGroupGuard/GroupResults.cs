using Remediation.Events.CloudTrail;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>A report about a group, as the function answers it.</summary>
internal static class GroupResults
{
    /// <summary>The answer about every group that was looked at.</summary>
    /// <param name="call">The call that the event is about.</param>
    /// <param name="groups">What became of each.</param>
    /// <param name="left">How many groups another invocation looks at.</param>
    public static GuardResult Answer(ApiCall call, IReadOnlyList<GroupResult> groups, int left = 0)
    {
        string summary = groups.Count == 0 ? "Nothing to do: the event concerns no group." : string.Join(" ", groups.Select(group => $"{group.GroupId}: {group.Outcome}."));
        return new GuardResult(left == 0 ? summary : $"{summary} Out of time; another invocation looks at {left} more.", call.EventName, call.EventId, groups);
    }

    public static GroupResult Of(GroupReport report, bool isWorthTelling, string? noticeId)
    {
        var decision = report.Outcome.Decision;
        return new GroupResult(
            decision.Group.GroupId,
            decision.Group.Name,
            isWorthTelling || decision.NeedsChange ? NameOf(report.Kind) : "unchanged",
            [.. decision.Rules.Concat(report.AlreadyGone).Select(rule => new RuleResult(rule.Rule.RuleId, rule.Rule.ToString(), rule.Name, rule.Reason))],
            [.. report.Outcome.Added.Select(rule => rule.ToString())],
            noticeId);
    }

    private static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.AllowedPortLost => "allowedPortLost",
        NoticeKind.StillOpen => "stillOpen",
        NoticeKind.Conflict => "conflict",
        NoticeKind.WouldClose => "wouldClose",
        NoticeKind.Closed => "closed",
        NoticeKind.AlreadyClosed => "alreadyClosed",
        NoticeKind.Reported => "reported",
        NoticeKind.Exempt => "exempt",
        _ => "notChecked",
    };
}
