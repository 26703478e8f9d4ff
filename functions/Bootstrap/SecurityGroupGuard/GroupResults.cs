using Remediation.Decisions;
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
            isWorthTelling ? NameOf(report.Kind) : "unchanged",
            [.. decision.Rules.Concat(report.AlreadyGone).Select(rule => new RuleResult(rule.Rule.RuleId, rule.Rule.ToString(), NameOf(rule), rule.Reason))],
            [.. report.Outcome.Added.Select(rule => rule.ToString())],
            noticeId);
    }

    private static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.StillOpen => "stillOpen",
        NoticeKind.WouldClose => "wouldClose",
        NoticeKind.Closed => "closed",
        NoticeKind.AlreadyClosed => "alreadyClosed",
        NoticeKind.Reported => "reported",
        NoticeKind.Exempt => "exempt",
        _ => "notChecked",
    };

    private static string NameOf(RuleDecision decision) => decision switch
    {
        RuleDecision.Close => "close",
        RuleDecision.Narrow => "narrow",
        RuleDecision.Report => "report",
        RuleDecision.Exempt => "exempt",
        _ => "keep",
    };
}
