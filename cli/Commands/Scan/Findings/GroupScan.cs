using Remediation.Actions.SecurityGroups;
using Remediation.Cli.Commands.Scan.Accounts;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>What was found in a group.</summary>
/// <param name="Target">Where.</param>
/// <param name="Group">The group as it is.</param>
/// <param name="Rules">The rules that open something or cannot be judged, the worst first.</param>
/// <param name="Now">What the internet reaches.</param>
/// <param name="After">What it would still reach after enforcing.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="Advice">What is worth saying besides.</param>
internal sealed record GroupScan(
    ScanTarget Target,
    SecurityGroup Group,
    IReadOnlyList<ScannedRule> Rules,
    GroupExposure Now,
    GroupExposure After,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Advice)
{
    public static GroupScan Of(ScanTarget target, SecurityGroupSnapshot snapshot, ExposurePolicy policy, DateTimeOffset now)
    {
        var decision = GroupJudge.Judge(snapshot.Group, snapshot.PrefixLists, policy, now);
        var enforced = snapshot.Group with { Rules = [.. decision.Rules.SelectMany(Staying)] };
        return new GroupScan(
            target,
            snapshot.Group,
            [.. decision.Rules.Where(ScannedRule.IsFinding).Select(rule => new ScannedRule(rule)).OrderBy(rule => rule.Openness)],
            GroupExposure.Of(decision, snapshot.PrefixLists),
            GroupExposure.Of(GroupJudge.Judge(enforced, snapshot.PrefixLists, policy, now), snapshot.PrefixLists),
            decision.Warnings,
            decision.Advice);
    }

    private static IEnumerable<IngressRule> Staying(RuleDecision decision) => decision switch
    {
        RuleDecision.Close => [],
        RuleDecision.Narrow narrow => narrow.Pieces,
        _ => [decision.Rule],
    };
}
