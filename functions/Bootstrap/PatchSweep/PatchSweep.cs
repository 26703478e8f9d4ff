using Amazon.Lambda.Core;
using Remediation.Actions.Instances;
using Remediation.Actions.Memory;
using Remediation.Bootstrap.Patching;
using Remediation.Decisions.Instances;

namespace Remediation.Bootstrap.PatchSweep;

/// <summary>
/// Goes through every running instance and sends what is due: what no event announced, what failed the last time, and what is due again. Tells runs whose
/// end no event announced, and instances that should be patched and have no agent. Forgets instances that are gone, and deletes snapshots whose time is over.
/// </summary>
internal sealed class PatchSweep(
    InstanceReader instances,
    ManagedNodeReader nodes,
    PatchDispatcher dispatcher,
    RunTeller runs,
    PatchTeller teller,
    PatchMemory memory,
    ToldMemory told,
    SnapshotTaker snapshots,
    PatchSweepSettings settings,
    TimeProvider time)
{
    public async Task<PatchSweepResult> HandleAsync(ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = context.Logger;
        var cancellation = workTime.Working;
        var found = (await instances.ReadRunningAsync(cancellation))
            .Select(instance => (Instance: instance, Recognition: InstanceRecognizer.Recognize(instance, settings.Patching.Policy.Typo3ProductCodes)))
            .Where(one => !one.Recognition.IsExcluded)
            .ToList();
        var managed = await nodes.ReadAsync([.. found.Select(one => one.Instance.InstanceId)], cancellation);
        var candidates = found.Where(one => managed.GetValueOrDefault(one.Instance.InstanceId) is { IsOnline: true })
            .Select(one => new PatchCandidate(one.Instance, one.Recognition, managed[one.Instance.InstanceId])).ToList();
        var dispatched = await dispatcher.DispatchAsync(candidates, PatchCause.Schedule, settings.Rate, cancellation);
        foreach (string commandId in dispatched.Ended)
        {
            await runs.TellAsync(commandId, commandId, log, cancellation);
        }

        int notPatched = 0;
        foreach (var (instance, recognition) in found)
        {
            var node = managed.GetValueOrDefault(instance.InstanceId);
            switch (dispatched.ByInstance.GetValueOrDefault(instance.InstanceId))
            {
                case Dispatched.Impossible impossible:
                    notPatched++;
                    await teller.TellNotPatchableAsync(instance, recognition, impossible.Reason, context.AwsRequestId, log, cancellation);
                    break;
                case null when recognition.IsExpected && time.GetUtcNow() - instance.Launched >= settings.Deadline:
                    notPatched++;
                    await teller.TellNotManagedAsync(instance, recognition, node, context.AwsRequestId, log, cancellation);
                    break;
                case { } result:
                    log.LogInformation("{instanceId}: {result}", instance.InstanceId, result.ToString() ?? "");
                    break;
            }
        }

        await ForgetAsync([.. found.Select(one => one.Instance.InstanceId)], cancellation);
        await DeleteSnapshotsAsync(log, cancellation);
        int sent = dispatched.ByInstance.Values.OfType<Dispatched.Sent>().Count();
        return new PatchSweepResult($"{found.Count} instances, {sent} sent something to do, {notPatched} not patched.", found.Count, sent, notPatched);
    }

    private async Task ForgetAsync(HashSet<string> running, CancellationToken cancellation)
    {
        string[] others = [.. (await memory.InstanceIdsAsync(cancellation)).Where(id => !running.Contains(id))];
        var known = (await instances.ReadAsync(others, cancellation)).Where(instance => instance.State != "terminated").Select(instance => instance.InstanceId).ToHashSet();
        foreach (string gone in others.Where(id => !known.Contains(id)))
        {
            await memory.ForgetAsync(gone, cancellation);
        }

        await told.ForgetOldAsync(cancellation);
    }

    private async Task DeleteSnapshotsAsync(ILambdaLogger log, CancellationToken cancellation)
    {
        if (settings.Snapshots is null)
        {
            return;
        }

        var (deleted, problems) = await snapshots.DeleteExpiredAsync(cancellation);
        log.LogInformation("{deleted} snapshots deleted whose time was over", deleted);
        foreach (string problem in problems)
        {
            log.LogWarning("a snapshot whose time is over could not be deleted: {problem}", problem);
        }
    }
}
