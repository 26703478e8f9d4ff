using Remediation.Actions;
using Remediation.Actions.Commands;
using Remediation.Actions.Memory;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;

namespace Remediation.Bootstrap.Patching;

/// <summary>
/// Sends each instance the command that is due on it, one at a time and once, however often and by however many it is asked to, and wherever it was
/// killed before: it takes the instance's lock, sends, and writes down the command. Who finds a lock whose holder was killed asks Systems Manager whether a
/// command went out.
/// </summary>
internal sealed class PatchDispatcher(
    PatchMemory memory, InstanceLock locks, CommandSender sender, CommandReader commands, PatchSettings settings, TimeProvider time)
{
    /// <summary>How long a command that was sent may be unknown to Systems Manager's lists.</summary>
    private static readonly TimeSpan ToBeListed = TimeSpan.FromMinutes(15);

    /// <summary>Between its clock and ours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>What has to be done to an instance before a command is sent to it; gives why it could not be done, and the instance is then left.</summary>
    public Func<InstanceFacts, CancellationToken, Task<string?>>? Prepare { get; set; }

    /// <summary>Sends what is due.</summary>
    /// <param name="candidates">The instances.</param>
    /// <param name="cause">Why.</param>
    /// <param name="hasTime">Whether there is time for another batch; what is left is told as <see cref="Dispatched.Later"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<DispatchResult> DispatchAsync(
        IReadOnlyCollection<PatchCandidate> candidates, PatchCause cause, Func<bool> hasTime, CancellationToken cancellation)
    {
        var results = new Dictionary<string, Dispatched>();
        var ended = new HashSet<string>();
        var due = new List<Due>();
        foreach (var candidate in candidates.DistinctBy(candidate => candidate.Instance.InstanceId))
        {
            var (result, next) = await OrRefusedAsync(() => PlanAsync(candidate, cause, ended, cancellation));
            if (next is null)
            {
                results[candidate.Instance.InstanceId] = result!;
            }
            else
            {
                due.Add(next);
            }
        }

        foreach (var alike in due.GroupBy(next => settings.Documents[next.Plan.Document]))
        {
            foreach (var batch in alike.Chunk(CommandSender.MostInstances))
            {
                await SendAsync(batch, cause, hasTime, results, ended, cancellation);
            }
        }

        return new DispatchResult(results, ended);
    }

    private async Task<(Dispatched? Result, Due? Due)> PlanAsync(
        PatchCandidate candidate, PatchCause cause, HashSet<string> ended, CancellationToken cancellation)
    {
        string instanceId = candidate.Instance.InstanceId;
        var history = await memory.ReadAsync(instanceId, cancellation);
        foreach (var open in history.Runs.Values.Where(run => !run.HasEnded).ToList())
        {
            var state = await StateAsync(instanceId, open, cancellation);
            if (state == PatchRunState.Open)
            {
                return (new Dispatched.Running(open.CommandId), null);
            }

            ended.Add(open.CommandId);
            history = history.With(open with { State = state });
        }

        return PatchPlan.Next(candidate.Recognition, candidate.Node, history, settings.Policy, cause.RetriesFailed, time.GetUtcNow()) switch
        {
            PatchPlan.Send send => (null, new Due(candidate, history, send)),
            PatchPlan.Impossible impossible => (new Dispatched.Impossible(impossible.Reason), null),
            PatchPlan.Nothing nothing => (new Dispatched.Nothing(nothing.Reason), null),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no plan."),
        };
    }

    /// <summary>What became of a run. A command that has not begun on the instance has not ended there, as long as it has not ended as a whole.</summary>
    private async Task<PatchRunState> StateAsync(string instanceId, PatchRun open, CancellationToken cancellation)
    {
        var outcome = await commands.OutcomeAsync(open.CommandId, instanceId, cancellation);
        if (outcome is not null)
        {
            return !outcome.HasEnded ? PatchRunState.Open : outcome.IsSuccess ? PatchRunState.Ended : PatchRunState.Failed;
        }

        var command = await commands.ReadAsync(open.CommandId, cancellation);
        bool isOver = command?.HasEnded ?? time.GetUtcNow() - open.Began > ToBeListed;
        return isOver ? PatchRunState.Failed : PatchRunState.Open;
    }

    private async Task SendAsync(
        Due[] batch, PatchCause cause, Func<bool> hasTime, Dictionary<string, Dispatched> results, HashSet<string> ended, CancellationToken cancellation)
    {
        var held = new List<Due>();
        foreach (var due in batch)
        {
            if (!hasTime())
            {
                results[due.InstanceId] = new Dispatched.Later("there was no time left");
                continue;
            }

            var (result, mine) = await OrRefusedAsync(() => LockAsync(due, cause, ended, cancellation));
            if (mine is null)
            {
                results[due.InstanceId] = result!;
            }
            else
            {
                held.Add(mine);
            }
        }

        // What was looked at again under its lock may turn out to need something else now.
        foreach (var alike in held.GroupBy(next => settings.Documents[next.Plan.Document]))
        {
            await SendHeldAsync([.. alike], cause, results, cancellation);
        }
    }

    /// <summary>Takes an instance's lock and looks again at what is due: somebody may have sent something since.</summary>
    private async Task<(Dispatched? Result, Due? Due)> LockAsync(Due due, PatchCause cause, HashSet<string> ended, CancellationToken cancellation)
    {
        if (Prepare is not null && await Prepare(due.Candidate.Instance, cancellation) is { } problem)
        {
            return (new Dispatched.Refused(problem), null);
        }

        if (await locks.TryGetAsync(due.InstanceId, cancellation) is not { } held)
        {
            return (new Dispatched.Later("somebody else is about to send it something"), null);
        }

        if (held.Before is { } before && await TakeUpAsync(due, before, cancellation) is { } found)
        {
            await GiveBackAsync(held, cancellation);
            return (new Dispatched.Running(found), null);
        }

        var (result, again) = await PlanAsync(due.Candidate, cause, ended, cancellation);
        if (again is null)
        {
            await GiveBackAsync(held, cancellation);
            return (result, null);
        }

        return (null, again with { Held = held });
    }

    /// <summary>Looks for a command that a killed holder of the lock sent and could not write down, and writes it down.</summary>
    private async Task<string?> TakeUpAsync(Due due, DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var (document, step) in StepOf)
        {
            if (await commands.FindOursAsync(due.InstanceId, settings.Documents[document], before - Margin, cancellation) is not { } found
                || due.History.Runs.Values.Any(run => run.CommandId == found.CommandId))
            {
                continue;
            }

            await memory.WriteAsync(due.InstanceId, due.History.With(new PatchRun(step, found.Requested, found.CommandId, PatchRunState.Open)), cancellation);
            return found.CommandId;
        }

        return null;
    }

    private async Task SendHeldAsync(IReadOnlyList<Due> held, PatchCause cause, Dictionary<string, Dispatched> results, CancellationToken cancellation)
    {
        foreach (var late in held.Where(due => !locks.MaySend(due.Held!)))
        {
            results[late.InstanceId] = new Dispatched.Later("taking the locks took too long");
            await GiveBackAsync(late.Held!, cancellation);
        }

        held = [.. held.Where(due => locks.MaySend(due.Held!))];
        if (held.Count == 0)
        {
            return;
        }

        var plan = held[0].Plan;
        switch (await sender.SendAsync(
            settings.Documents[plan.Document], plan.Parameters, [.. held.Select(due => due.InstanceId)], cause.Words, cause.IsGradual ? settings.Rate : null, cancellation))
        {
            case SendResult.Sent sent:
                foreach (var due in held)
                {
                    results[due.InstanceId] = new Dispatched.Sent(sent.CommandId, plan.Step);
                    await WriteDownAsync(due, sent.CommandId, cancellation);
                }

                break;
            case SendResult.Refused { IsAboutAnInstance: true } when held.Count > 1:
                foreach (var due in held)
                {
                    // One of them has just stopped. The others must not suffer for it.
                    await SendHeldAsync([due], cause, results, cancellation);
                }

                break;
            case SendResult.Refused refused:
                foreach (var due in held)
                {
                    results[due.InstanceId] = new Dispatched.Refused(refused.Reason);
                    await GiveBackAsync(due.Held!, cancellation);
                }

                break;
            case SendResult.Unknown unknown:
                foreach (var due in held)
                {
                    // The locks stay: whoever takes them over asks whether the command went out.
                    results[due.InstanceId] = new Dispatched.Later($"nobody knows whether the command went out: {unknown.Reason}");
                }

                break;
        }
    }

    /// <summary>A lock that is not given back because this fails is taken over later, and the command is found then.</summary>
    private async Task WriteDownAsync(Due due, string commandId, CancellationToken cancellation)
    {
        try
        {
            await memory.WriteAsync(
                due.InstanceId, due.History.With(new PatchRun(due.Plan.Step, due.Held!.Since, commandId, PatchRunState.Open)), cancellation);
            await GiveBackAsync(due.Held!, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return;
        }
    }

    /// <summary>A lock that cannot be given back is taken over when its time is over.</summary>
    private async Task GiveBackAsync(HeldLock held, CancellationToken cancellation)
    {
        try
        {
            await locks.ReleaseAsync(held, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return;
        }
    }

    /// <summary>One instance that cannot be looked at or locked must not stop all the others.</summary>
    private static async Task<(Dispatched? Result, Due? Due)> OrRefusedAsync(Func<Task<(Dispatched?, Due?)>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return (new Dispatched.Refused(AwsFailure.InWords(failure)), null);
        }
    }

    private static readonly (PatchDocument Document, PatchStep Step)[] StepOf =
    [
        (PatchDocument.UpdateOperatingSystem, PatchStep.OperatingSystem),
        (PatchDocument.RunPatchBaseline, PatchStep.OperatingSystem),
        (PatchDocument.UpdateTypo3, PatchStep.Typo3),
        (PatchDocument.HardenSsh, PatchStep.HardenSsh),
        (PatchDocument.ReportPosture, PatchStep.ReportPosture),
    ];

    /// <summary>A candidate with what is due on it.</summary>
    private sealed record Due(PatchCandidate Candidate, PatchHistory History, PatchPlan.Send Plan, HeldLock? Held = null)
    {
        public string InstanceId => Candidate.Instance.InstanceId;
    }
}
