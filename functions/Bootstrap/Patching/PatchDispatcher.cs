using Remediation.Actions.Commands;
using Remediation.Actions.Memory;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;

namespace Remediation.Bootstrap.Patching;

/// <summary>
/// Sends each instance the command that is due on it, one at a time and once, however often and by however many it is asked to, and wherever it was
/// killed before: it writes down that it is about to send, sends, and writes down the command. Who finds that somebody was about to send waits until
/// that one must be dead, and then asks Systems Manager whether a command went out.
/// </summary>
internal sealed class PatchDispatcher(PatchMemory memory, CommandSender sender, CommandReader commands, PatchSettings settings, TimeProvider time)
{
    /// <summary>Whoever wrote that it is about to send does so within this time, or not at all.</summary>
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(2);

    /// <summary>After this time, whoever was about to send has sent, or is dead.</summary>
    private static readonly TimeSpan SenderIsGone = TimeSpan.FromMinutes(5);

    /// <summary>How long a command that was sent may be unknown to Systems Manager's lists.</summary>
    private static readonly TimeSpan ToBeListed = TimeSpan.FromMinutes(15);

    /// <summary>Several invocations may each write that they are about to send; the one that does may have written a little earlier than the last.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <summary>Sends what is due.</summary>
    /// <param name="candidates">The instances.</param>
    /// <param name="cause">Why, for the command's comment: <c>launch</c>.</param>
    /// <param name="rate">How to go through many instances; <see langword="null"/> for Systems Manager's own defaults.</param>
    /// <param name="cancellation">Ends it, before the next command is sent.</param>
    public async Task<DispatchResult> DispatchAsync(
        IReadOnlyCollection<PatchCandidate> candidates, string cause, CommandRate? rate, CancellationToken cancellation)
    {
        var results = new Dictionary<string, Dispatched>();
        var ended = new HashSet<string>();
        var due = new List<Due>();
        foreach (var candidate in candidates.DistinctBy(candidate => candidate.Instance.InstanceId))
        {
            var (result, next) = await PlanAsync(candidate, ended, cancellation);
            if (next is null)
            {
                results[candidate.Instance.InstanceId] = result!;
            }
            else
            {
                due.Add(next);
            }
        }

        foreach (var alike in due.GroupBy(next => (next.Plan.Step, next.Plan.Document)))
        {
            foreach (var batch in alike.Chunk(CommandSender.MostInstances))
            {
                await SendAsync(await PreparedAsync(batch, results, cancellation), cause, rate, results, cancellation);
            }
        }

        return new DispatchResult(results, ended);
    }

    /// <summary>What has to be done to an instance before a command is sent to it; gives why it could not be done, and the instance is then left.</summary>
    public Func<InstanceFacts, CancellationToken, Task<string?>>? Prepare { get; set; }

    private async Task<IReadOnlyList<Due>> PreparedAsync(Due[] batch, Dictionary<string, Dispatched> results, CancellationToken cancellation)
    {
        if (Prepare is null)
        {
            return batch;
        }

        var prepared = new List<Due>();
        foreach (var due in batch)
        {
            if (await Prepare(due.Candidate.Instance, cancellation) is { } problem)
            {
                results[due.InstanceId] = new Dispatched.Impossible(problem);
            }
            else
            {
                prepared.Add(due);
            }
        }

        return prepared;
    }

    private async Task<(Dispatched? Result, Due? Due)> PlanAsync(PatchCandidate candidate, HashSet<string> ended, CancellationToken cancellation)
    {
        var remembered = await memory.ReadAsync(candidate.Instance.InstanceId, cancellation);
        var history = remembered.History;
        if (history.Open is { } open)
        {
            var (result, settled) = await SettleAsync(remembered, open, cancellation);
            if (result is not null)
            {
                return (result, null);
            }

            history = settled!;
            if (history.Runs.GetValueOrDefault(open.Step)?.CommandId is { } commandId)
            {
                ended.Add(commandId);
            }
        }

        return PatchPlan.Next(candidate.Recognition, candidate.Node, history, settings.Policy, time.GetUtcNow()) switch
        {
            PatchPlan.Send send => (null, new Due(candidate, remembered, history, send)),
            PatchPlan.Impossible impossible => (new Dispatched.Impossible(impossible.Reason), null),
            PatchPlan.Nothing nothing => (await KeepAsync(remembered, history, cancellation) ?? new Dispatched.Nothing(nothing.Reason), null),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no plan."),
        };
    }

    /// <summary>Finds out what became of a run that is not known to have ended: it goes on, or the history without it, or with its end.</summary>
    private async Task<(Dispatched? Result, PatchHistory? Settled)> SettleAsync(RememberedInstance remembered, PatchRun open, CancellationToken cancellation)
    {
        var age = time.GetUtcNow() - open.Began;
        if (open.CommandId is { } commandId)
        {
            var outcome = await commands.ReadAsync(commandId, remembered.InstanceId, cancellation);
            return outcome?.HasEnded ?? age > ToBeListed
                ? (null, remembered.History.With(open with { HasEnded = true }))
                : (new Dispatched.Running(commandId), null);
        }

        if (age < SenderIsGone)
        {
            return (new Dispatched.Later("a command may be on its way to it"), null);
        }

        var found = await FindAsync(remembered.InstanceId, open, cancellation);
        if (found is null)
        {
            return (null, remembered.History.Without(open.Step));
        }

        var adopted = open with { CommandId = found.CommandId, HasEnded = found.HasEnded };
        if (adopted.HasEnded)
        {
            return (null, remembered.History.With(adopted));
        }

        await memory.TryWriteAsync(remembered, remembered.History.With(adopted), cancellation);
        return (new Dispatched.Running(found.CommandId), null);
    }

    private async Task<CommandOutcome?> FindAsync(string instanceId, PatchRun open, CancellationToken cancellation)
    {
        foreach (var document in DocumentsOf(open.Step))
        {
            if (await commands.FindOursAsync(instanceId, settings.Documents[document], open.Began - Margin, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>An end that was found out is worth keeping, so that it need not be asked for again.</summary>
    private async Task<Dispatched?> KeepAsync(RememberedInstance remembered, PatchHistory history, CancellationToken cancellation)
    {
        if (!ReferenceEquals(history, remembered.History))
        {
            await memory.TryWriteAsync(remembered, history, cancellation);
        }

        return null;
    }

    private async Task SendAsync(
        IReadOnlyList<Due> batch, string cause, CommandRate? rate, Dictionary<string, Dispatched> results, CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        var claimed = new List<Due>();
        foreach (var due in batch)
        {
            var claim = due.History.With(new PatchRun(due.Plan.Step, began, null, HasEnded: false));
            if (await memory.TryWriteAsync(due.Remembered, claim, cancellation) is { } mine)
            {
                claimed.Add(due with { Remembered = mine });
            }
            else
            {
                results[due.InstanceId] = new Dispatched.Later("somebody else began to patch it at the same moment");
            }
        }

        await SendClaimedAsync(claimed, began, cause, rate, results, cancellation);
    }

    private async Task SendClaimedAsync(
        IReadOnlyList<Due> claimed, DateTimeOffset began, string cause, CommandRate? rate, Dictionary<string, Dispatched> results, CancellationToken cancellation)
    {
        if (claimed.Count == 0)
        {
            return;
        }

        if (time.GetUtcNow() - began > ToSend)
        {
            await ReleaseAsync(claimed, "writing down what was about to be sent took too long", results, cancellation);
            return;
        }

        var plan = claimed[0].Plan;
        switch (await sender.SendAsync(settings.Documents[plan.Document], plan.Parameters, [.. claimed.Select(due => due.InstanceId)], cause, rate, cancellation))
        {
            case SendResult.Sent sent:
                foreach (var due in claimed)
                {
                    results[due.InstanceId] = new Dispatched.Sent(sent.CommandId, plan.Step);
                    await memory.TryWriteAsync(due.Remembered, due.History.With(new PatchRun(plan.Step, began, sent.CommandId, HasEnded: false)), cancellation);
                }

                break;
            case SendResult.Refused { IsAboutAnInstance: true } when claimed.Count > 1:
                foreach (var due in claimed)
                {
                    // One of them has just stopped. The others must not suffer for it.
                    await SendClaimedAsync([due], began, cause, rate, results, cancellation);
                }

                break;
            case SendResult.Refused refused:
                await ReleaseAsync(claimed, refused.Reason, results, cancellation);
                break;
            case SendResult.Unknown unknown:
                foreach (var due in claimed)
                {
                    results[due.InstanceId] = new Dispatched.Later($"nobody knows whether the command went out: {unknown.Reason}");
                }

                break;
        }
    }

    private async Task ReleaseAsync(IEnumerable<Due> claimed, string reason, Dictionary<string, Dispatched> results, CancellationToken cancellation)
    {
        foreach (var due in claimed)
        {
            await memory.TryWriteAsync(due.Remembered, due.History, cancellation);
            results[due.InstanceId] = new Dispatched.Later(reason);
        }
    }

    private static PatchDocument[] DocumentsOf(PatchStep step) => step switch
    {
        PatchStep.OperatingSystem => [PatchDocument.UpdateOperatingSystem, PatchDocument.RunPatchBaseline],
        PatchStep.Typo3 => [PatchDocument.UpdateTypo3],
        PatchStep.HardenSsh => [PatchDocument.HardenSsh],
        _ => [PatchDocument.ReportPosture],
    };

    /// <summary>A candidate with what is due on it.</summary>
    private sealed record Due(PatchCandidate Candidate, RememberedInstance Remembered, PatchHistory History, PatchPlan.Send Plan)
    {
        public string InstanceId => Candidate.Instance.InstanceId;
    }
}
