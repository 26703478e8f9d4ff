using Amazon.Lambda.Core;
using Remediation.Actions;
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
    /// <summary>With less time than this no further batch is begun.</summary>
    private static readonly TimeSpan ToBegin = TimeSpan.FromSeconds(90);

    /// <exception cref="OutOfTimeException">Not everything could be gone through. Lambda invokes the function again, and what was sent is not due any more.</exception>
    public async Task<PatchSweepResult> HandleAsync(ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = context.Logger;
        var cancellation = workTime.Working;
        await DeleteSnapshotsAsync(log, cancellation);
        var running = await instances.ReadRunningAsync(cancellation);
        await ForgetAsync([.. running.Select(instance => instance.InstanceId)], log, cancellation);
        var found = running.Select(instance => new LookedAt(
            instance, InstanceRecognizer.Recognize(instance, settings.Patching.Policy.Typo3ProductCodes), null, null)).Where(seen => !seen.Recognition.IsExcluded).ToList();
        var managed = await nodes.ReadAsync([.. found.Select(seen => seen.Instance.InstanceId)], cancellation);
        found = [.. found.Select(seen => seen with { Node = managed.GetValueOrDefault(seen.Instance.InstanceId) })];
        var candidates = found.Where(seen => seen.Node is { IsOnline: true }).Select(seen => new PatchCandidate(seen.Instance, seen.Recognition, seen.Node!)).ToList();
        var dispatched = await dispatcher.DispatchAsync(candidates, PatchCause.Schedule, () => context.RemainingTime > ToBegin, cancellation);
        foreach (string commandId in dispatched.Ended)
        {
            await runs.TellAsync(commandId, context.AwsRequestId, log, cancellation);
        }

        int notPatched = 0;
        foreach (var seen in found)
        {
            notPatched += await IsToldAsync(seen with { Dispatched = dispatched.ByInstance.GetValueOrDefault(seen.Instance.InstanceId) }, context, workTime.Telling) ? 1 : 0;
        }

        int sent = dispatched.ByInstance.Values.OfType<Dispatched.Sent>().Count();
        return context.RemainingTime > ToBegin
            ? new PatchSweepResult($"{found.Count} instances, {sent} sent something to do, {notPatched} not patched.", found.Count, sent, notPatched)
            : throw new OutOfTimeException(sent);
    }

    /// <returns>Whether it should be patched and cannot be.</returns>
    private async Task<bool> IsToldAsync(LookedAt seen, ILambdaContext context, CancellationToken cancellation)
    {
        var log = context.Logger;
        log.LogInformation("{instanceId}: {seen}", seen.Instance.InstanceId, seen.Dispatched?.ToString() ?? "its agent is not online");
        switch (seen.Dispatched)
        {
            case Dispatched.Impossible impossible:
                await teller.TellNotPatchableAsync(seen.Instance, seen.Recognition, impossible.Reason, context.AwsRequestId, log, cancellation);
                return true;
            case Dispatched.Refused refused:
                await teller.TellNotPatchableAsync(
                    seen.Instance, seen.Recognition, $"nothing could be sent to it: {refused.Reason}", context.AwsRequestId, log, cancellation);
                return true;
            case null when seen.IsMissed(settings.Patching.Deadline, time.GetUtcNow()) && time.GetUtcNow() - seen.Instance.Launched >= settings.Patching.Deadline:
                await teller.TellNotManagedAsync(seen.Instance, seen.Recognition, seen.Node, context.AwsRequestId, log, cancellation);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What cannot be forgotten today is forgotten tomorrow.</summary>
    private async Task ForgetAsync(HashSet<string> running, ILambdaLogger log, CancellationToken cancellation)
    {
        try
        {
            await ForgetAsync(running, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            log.LogWarning(failure, "what is gone could not be forgotten");
        }
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

        try
        {
            var (deleted, problems) = await snapshots.DeleteExpiredAsync(cancellation);
            log.LogInformation("{deleted} snapshots deleted whose time was over", deleted);
            foreach (string problem in problems)
            {
                log.LogWarning("a snapshot whose time is over could not be deleted: {problem}", problem);
            }
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            log.LogWarning(failure, "snapshots whose time is over could not be looked for");
        }
    }
}

/// <summary>The time of one invocation was not enough.</summary>
internal sealed class OutOfTimeException(int sent)
    : Exception($"There was no time for all instances; {sent} were sent something to do. The next attempt goes on with the others.");
