using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Looks at one group, decides and acts.</summary>
internal sealed class GroupCheck(
    SecurityGroupReader reader, GroupRemediator remediator, Waits waits, ExposurePolicy policy, RemediationMode mode, TimeProvider time)
{
    /// <returns><see langword="null"/> when the group does not exist.</returns>
    public async Task<CheckedGroup?> RunAsync(string groupId, OpenedRules opened, CancellationToken cancellation)
    {
        // EC2 may not show a new group or rule at once. Only rules that would have to close are worth a second look.
        var snapshot = await waits.LookUntilAsync(
            token => reader.ReadAsync(groupId, token),
            seen => seen is null ? opened.Rules.Count == 0 : GoneAlready(seen, opened).Count == 0,
            cancellation);
        if (snapshot is null)
        {
            return null;
        }

        var decision = GroupJudge.Judge(snapshot.Group, snapshot.PrefixLists, policy, time.GetUtcNow());
        var outcome = await remediator.CarryOutAsync(decision, mode, cancellation);
        var goneAlready = GoneAlready(snapshot, opened);
        bool worthTelling = decision.NeedsChange
            || goneAlready.Count > 0
            || decision.Rules.Any(rule => rule is RuleDecision.Report or RuleDecision.Exempt && opened.Include(rule.Rule));
        return new CheckedGroup(outcome, goneAlready, worthTelling);
    }

    /// <summary>What the event says was opened, would have to close, and is not there.</summary>
    private List<RuleDecision> GoneAlready(SecurityGroupSnapshot snapshot, OpenedRules opened)
    {
        var missing = opened.MissingIn(snapshot);
        if (missing.Count == 0)
        {
            return [];
        }

        var asOpened = snapshot.Group with { Rules = [.. snapshot.Group.Rules, .. missing] };
        return
        [
            .. GroupJudge.Judge(asOpened, snapshot.PrefixLists, policy, time.GetUtcNow()).Rules
                .Skip(snapshot.Group.Rules.Count)
                .Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow),
        ];
    }
}

/// <param name="Outcome">What was decided and done.</param>
/// <param name="AlreadyGone">What the event says was opened, had to close, and was gone.</param>
/// <param name="IsWorthTelling">Whether people should hear of it.</param>
internal sealed record CheckedGroup(GroupOutcome Outcome, IReadOnlyList<RuleDecision> AlreadyGone, bool IsWorthTelling);
