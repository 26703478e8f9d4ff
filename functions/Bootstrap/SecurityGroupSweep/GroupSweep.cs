using Amazon.Lambda.Core;
using Remediation.Actions;
using Remediation.Actions.Memory;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.Watching;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.Sweeping;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>What a sweep does about one group that is worth it: judge, close where it may, and write down what there is to tell.</summary>
internal sealed class GroupSweep(SweepSettings settings, GroupRemediator remediator, OpeningMemory openings, GroupMetrics metrics, TimeProvider time)
{
    public async Task RunAsync(SecurityGroupSnapshot snapshot, SweepState sweep, ILambdaLogger log, CancellationToken cancellation)
    {
        string groupId = snapshot.Group.GroupId;
        var judged = GroupJudge.Judge(snapshot.Group, snapshot.PrefixLists, settings.Policy, time.GetUtcNow());
        var decision = await WithoutWhatIsGivenUpAsync(judged, log, cancellation);
        var findings = SweepFinding.In(judged).Select(finding => InTheWordsOf(decision, finding)).ToList();
        findings.ForEach(sweep.Tally.Add);
        GroupOutcome outcome;
        try
        {
            outcome = await remediator.CarryOutAsync(decision, settings.Mode, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One group that cannot be closed must not hide all the others.
            metrics.NotChecked();
            sweep.AddProblem($"{groupId}: {failure.Message}");
            return;
        }

        metrics.Acted(outcome, began: null, isCanary: false);
        var undo = GroupNotice.ToUndo(ReportOf(outcome));
        sweep.Add(outcome, undo);
        findings.Where(finding => outcome.Closed.Any(rule => rule.RuleId == finding.RuleId)).ToList().ForEach(sweep.Tally.Settle);
        foreach (var rule in outcome.Closed)
        {
            log.LogInformation("{groupId} {ruleId} closed: {rule}", groupId, rule.RuleId ?? "", rule.ToString());
        }

        if (outcome.Lost.Count > 0)
        {
            var open = UndoCommands.For(settings.Region, groupId, outcome.Lost, []);
            sweep.AddProblem($"{groupId}: what may stay open was closed with the rest and could not be opened again. Please open it: {string.Join("; ", open)}");
        }

        foreach (string command in undo)
        {
            log.LogInformation("{groupId} to undo: {command}", groupId, command);
        }
    }

    /// <summary>The memory is a help, never a condition: without it the sweep closes.</summary>
    private async Task<GroupDecision> WithoutWhatIsGivenUpAsync(GroupDecision judged, ILambdaLogger log, CancellationToken cancellation)
    {
        if (settings.Mode == RemediationMode.Notify || !judged.NeedsChange)
        {
            return judged;
        }

        try
        {
            var history = await openings.ReadAsync(judged.Group.GroupId, cancellation);
            return judged.Leaving(rule => history.IsGivenUp(rule, settings.Conflicts, time.GetUtcNow()), ConflictPolicy.WhyLeft);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "{groupId}: how often it was opened before could not be read", judged.Group.GroupId);
            return judged;
        }
    }

    /// <summary>A rule that is left must be closed all the same, so its rank stays; why it is left is told.</summary>
    private static SweepFinding InTheWordsOf(GroupDecision decision, SweepFinding finding) =>
        decision.Rules.FirstOrDefault(rule => finding.RuleId is { } id && rule.Rule.RuleId == id) is { } rule ? finding with { Reason = rule.Reason } : finding;

    private GroupReport ReportOf(GroupOutcome outcome) => new()
    {
        Outcome = outcome,
        Account = settings.Account,
        Region = settings.Region,
        Now = time.GetUtcNow(),
    };
}
