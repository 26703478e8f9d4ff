using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.SecurityGroups;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.Watching;

/// <summary>Counts what was done and told about security groups. An act counts when it was done, so that an attempt which finds it done counts nothing.</summary>
internal sealed class GroupMetrics(Metrics metrics)
{
    /// <summary>Counts what was done in a group, whether or not it can be told.</summary>
    /// <param name="outcome">What was done.</param>
    /// <param name="began">When the event says that the group was opened; nothing where no event said so.</param>
    /// <param name="isCanary">Whether it was only to see that it is done: then its time counts, and nothing else.</param>
    public void Acted(GroupOutcome outcome, DateTimeOffset? began, bool isCanary)
    {
        int narrowed = 0;
        foreach (var narrowing in outcome.Decision.Narrowings)
        {
            narrowed += Includes(outcome.Closed, narrowing.Rule) ? 1 : 0;
        }

        bool isTimed = began is not null && outcome.Closed.Count > 0 && outcome.VerifiedAt is not null;
        metrics.Write(
            new(Metric.RulesClosed, isCanary ? 0 : outcome.Closed.Count - narrowed),
            new(Metric.RulesNarrowed, isCanary ? 0 : narrowed),
            new(Metric.StillOpen, outcome.Failures.Count),
            new(Metric.TimeToRemediate, isTimed ? Math.Max(1, (long)(outcome.VerifiedAt!.Value - began!.Value).TotalMilliseconds) : 0));
    }

    /// <summary>Counts what people heard of and nobody closed.</summary>
    public void Told(GroupReport report)
    {
        int left = 0;
        int exempt = 0;
        foreach (var rule in report.Outcome.Decision.Rules)
        {
            bool isNotClosed = rule is RuleDecision.Close or RuleDecision.Narrow && report.Outcome.Mode == RemediationMode.Notify;
            exempt += (rule is RuleDecision.Exempt && Includes(report.OpenedByCall, rule.Rule)) || (isNotClosed && report.IsActorExempt) ? 1 : 0;
            left += (rule is RuleDecision.Report && Includes(report.OpenedByCall, rule.Rule)) || (isNotClosed && !report.IsActorExempt) ? 1 : 0;
        }

        metrics.Write(
            new(Metric.RulesReported, left),
            new(Metric.RulesExempt, exempt),
            new(Metric.Conflicts, report.Kind == NoticeKind.Conflict || report.Reopening >= ReopeningVerdict.GiveUpAndTell ? 1 : 0));
    }

    /// <summary>Counts a group, or a change of one, that could not be looked at.</summary>
    public void NotChecked() => metrics.Write(new Metrics.Value(Metric.NotChecked, 1));

    private static bool Includes(IReadOnlyList<IngressRule> rules, IngressRule rule)
    {
        foreach (var one in rules)
        {
            if (ReferenceEquals(one, rule))
            {
                return true;
            }
        }

        return false;
    }
}
