using Remediation.Actions;
using Remediation.Actions.Attachments;
using Remediation.Actions.Memory;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Actors;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Looks at one group, decides, acts, and says whether people should hear of it.</summary>
internal sealed class GroupCheck(
    SecurityGroupReader reader,
    GroupRemediator remediator,
    AttachmentReader attachments,
    OpeningMemory memory,
    Waits waits,
    GuardSettings settings,
    TimeProvider time)
{
    /// <returns><see langword="null"/> when the group does not exist.</returns>
    /// <param name="groupId">The group.</param>
    /// <param name="cause">Why it is looked at.</param>
    /// <param name="known">What this process has told before.</param>
    /// <param name="cancellation">Ends the check.</param>
    public async Task<CheckedGroup?> RunAsync(string groupId, ChangeCause cause, Known known, CancellationToken cancellation)
    {
        var opened = cause.Opened;
        bool isCanary = settings.Canary?.Opened(groupId, cause) == true;
        var policy = isCanary ? Canary.Policy(settings.Policy) : settings.Policy;
        // The canary comes back by profession.
        var remembering = isCanary ? Task.FromResult<(OpeningHistory, string?)>((OpeningHistory.Empty, null)) : RememberAsync(groupId, cancellation);

        // EC2 may not show a new group or rule at once. Only rules that would have to close are worth a second look.
        var snapshot = await waits.LookUntilAsync(
            token => reader.ReadAsync(groupId, PrefixListReader.IdsIn(opened.Rules), token),
            seen => known.SameEvent || (seen is null ? opened.Rules.Count == 0 : GoneAlready(seen, opened, policy).TrueForAll(gone => known.IsTold(gone.Rule))),
            cancellation);
        var (history, problem) = await remembering;
        if (snapshot is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var judged = GroupJudge.Judge(snapshot.Group, snapshot.PrefixLists, policy, now);
        var treatment = isCanary ? new Treatment(RemediationMode.Enforce)
            : judged.NeedsChange ? await TreatmentAsync(groupId, cause, cancellation)
            : new Treatment(settings.Mode);
        var mode = treatment.Mode;
        var reopenings = mode == RemediationMode.Enforce && !isCanary ? Reopenings(judged, cause, history) : [];
        var decision = judged.Leaving(rule => reopenings.GetValueOrDefault(rule) >= ReopeningVerdict.GiveUpAndTell, ConflictPolicy.WhyLeft);
        var outcome = await remediator.CarryOutAsync(decision, mode, cancellation);
        var gone = GoneAlready(snapshot, opened, policy);
        var goneAlready = gone.Where(rule => !known.IsTold(rule.Rule)).ToList();
        bool isWorthTelling = goneAlready.Exists(rule => !IsQuiet(history.Judge(rule.Rule, settings.Conflicts, cause.Call.EventTime)))
            || outcome.Failures.Count > 0
            || outcome.Lost.Count > 0
            || (judged.NeedsChange && !(reopenings.Count > 0 && reopenings.Values.All(IsQuiet)))
            || judged.Rules.Any(rule => rule is RuleDecision.Report or RuleDecision.Exempt && opened.Include(rule.Rule));
        var reading = treatment.Attached is null && isWorthTelling ? attachments.ReadAsync(groupId, cancellation) : null;
        if (mode == RemediationMode.Enforce && !isCanary && NewOpenings(reopenings.Keys, gone, cause, history) is { Count: > 0 } openings)
        {
            problem ??= await KeepAsync(groupId, history.With(openings, settings.Conflicts, cause.Call.EventTime), cancellation);
        }

        var found = new CheckedGroup
        {
            Outcome = outcome,
            AlreadyGone = goneAlready,
            IsWorthTelling = isWorthTelling,
            Attachments = reading is null ? treatment.Attached : await reading,
            LeftBecause = treatment.LeftBecause,
            IsActorExempt = treatment.IsActorExempt,
            Reopening = reopenings.Values.Where(verdict => !IsQuiet(verdict)).DefaultIfEmpty(ReopeningVerdict.CloseAndTell).Max(),
            Problems = problem is null ? [] : [problem],
        };
        return isCanary && Canary.IsAllThatHappened(found, cause) ? found with { IsCanary = true } : found;
    }

    private static bool IsQuiet(ReopeningVerdict verdict) => verdict is ReopeningVerdict.CloseQuietly or ReopeningVerdict.LeaveQuietly;

    private Dictionary<IngressRule, ReopeningVerdict> Reopenings(GroupDecision judged, ChangeCause cause, OpeningHistory history)
    {
        var verdicts = new Dictionary<IngressRule, ReopeningVerdict>(ReferenceEqualityComparer.Instance);
        foreach (var rule in judged.Rules.Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow).Select(rule => rule.Rule))
        {
            verdicts[rule] = cause.Opened.Include(rule) ? history.Judge(rule, settings.Conflicts, cause.Call.EventTime)
                : history.IsGivenUp(rule, settings.Conflicts, cause.Call.EventTime) ? ReopeningVerdict.LeaveQuietly
                : ReopeningVerdict.CloseAndTell;
        }

        return verdicts;
    }

    /// <summary>What had to close and was opened by this event, whatever event had it closed, unless the event came before.</summary>
    private static List<IngressRule> NewOpenings(
        IEnumerable<IngressRule> closing, IEnumerable<RuleDecision> gone, ChangeCause cause, OpeningHistory history) =>
    [
        .. closing.Where(cause.Opened.Include)
            .Concat(gone.Select(rule => rule.Rule))
            .Where(rule => !history.Includes(rule, cause.Call.EventTime)),
    ];

    /// <summary>Whether to enforce here, and if not, although the function enforces, why.</summary>
    private async Task<Treatment> TreatmentAsync(string groupId, ChangeCause cause, CancellationToken cancellation)
    {
        var actor = cause.Call.Actor;
        switch (ActorRule.TreatmentOf(settings.Actors, actor.RoleArn, actor.PrincipalArn))
        {
            case ActorTreatment.Exempt:
                return new Treatment(RemediationMode.Notify, "a setting exempts what this actor opens", IsActorExempt: true);
            case ActorTreatment.Notify:
                return new Treatment(RemediationMode.Notify, "a setting has the openings of this actor only told");
            case null when settings.Mode == RemediationMode.Notify:
                return new Treatment(RemediationMode.Notify);
        }

        if (settings.EnforceOn == EnforceOn.All)
        {
            return new Treatment(RemediationMode.Enforce);
        }

        var attached = await attachments.ReadAsync(groupId, cancellation);
        return attached switch
        {
            GroupAttachments.Known { Interfaces.Count: > 0 } => new Treatment(RemediationMode.Enforce, Attached: attached),
            GroupAttachments.Known => new Treatment(RemediationMode.Notify, "the group is attached to nothing, and a setting limits enforcing to attached groups", attached),
            _ => new Treatment(RemediationMode.Notify, "it could not be read whether the group is attached, and a setting limits enforcing to attached groups", attached),
        };
    }

    /// <summary>The memory is a help, never a condition: without it every opening is closed and told.</summary>
    private async Task<(OpeningHistory History, string? Problem)> RememberAsync(string groupId, CancellationToken cancellation)
    {
        try
        {
            return (await memory.ReadAsync(groupId, cancellation), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (OpeningHistory.Empty, $"how often it was opened before could not be read: {failure.Message}");
        }
    }

    private async Task<string?> KeepAsync(string groupId, OpeningHistory history, CancellationToken cancellation)
    {
        try
        {
            await memory.WriteAsync(groupId, history, cancellation);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return $"how often it was opened could not be kept: {failure.Message}";
        }
    }

    /// <summary>What the event says was opened, would have to close, and is not there.</summary>
    private List<RuleDecision> GoneAlready(SecurityGroupSnapshot snapshot, OpenedRules opened, ExposurePolicy policy)
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

    private sealed record Treatment(RemediationMode Mode, string? LeftBecause = null, GroupAttachments? Attached = null, bool IsActorExempt = false);
}

/// <summary>What the process knows of earlier events.</summary>
/// <param name="SameEvent">It has told something about the same event and group: then what is missing is not waited for.</param>
/// <param name="IsTold">Says of a rule whether it was closed and told already.</param>
internal sealed record Known(bool SameEvent, Func<IngressRule, bool> IsTold);
