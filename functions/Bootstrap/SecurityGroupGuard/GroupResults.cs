using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>A report about a group, as the function answers it.</summary>
internal static class GroupResults
{
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
