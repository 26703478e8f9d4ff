using Amazon.Lambda.Core;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Patching;
using Remediation.Decisions.Instances;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>Looks at instances that were launched or started, and sends what is due to those whose agents are online.</summary>
internal sealed class LaunchLook(InstanceReader instances, ManagedNodeReader nodes, PatchDispatcher dispatcher, RunTeller runs, PatchSettings settings)
{
    /// <summary>With less time than this nothing more is begun: what was begun must be told and put off.</summary>
    private static readonly TimeSpan ToBegin = TimeSpan.FromSeconds(20);

    /// <summary>What was seen, by instance id. Instances that EC2 does not show are missing.</summary>
    public async Task<IReadOnlyDictionary<string, LookedAt>> AtAsync(IReadOnlyCollection<string> instanceIds, ILambdaContext context, CancellationToken cancellation)
    {
        if (instanceIds.Count == 0)
        {
            return new Dictionary<string, LookedAt>();
        }

        var looked = (await instances.ReadAsync(instanceIds, cancellation)).ToDictionary(
            instance => instance.InstanceId,
            instance => new LookedAt(instance, InstanceRecognizer.Recognize(instance, settings.Policy.Typo3ProductCodes), null, null));
        var expected = looked.Values.Where(look => look.Instance.State == "running" && !look.Recognition.IsExcluded).ToList();
        var managed = await nodes.ReadAsync([.. expected.Select(look => look.Instance.InstanceId)], cancellation);
        foreach (var look in expected)
        {
            looked[look.Instance.InstanceId] = look with { Node = managed.GetValueOrDefault(look.Instance.InstanceId) };
        }

        var online = looked.Values.Where(look => look.Node is { IsOnline: true })
            .Select(look => new PatchCandidate(look.Instance, look.Recognition, look.Node!)).ToList();
        var dispatched = await dispatcher.DispatchAsync(online, PatchCause.Launch, () => context.RemainingTime > ToBegin, cancellation);
        foreach (var (instanceId, result) in dispatched.ByInstance)
        {
            looked[instanceId] = looked[instanceId] with { Dispatched = result };
        }

        foreach (string commandId in dispatched.Ended)
        {
            await runs.TellAsync(commandId, context.AwsRequestId, context.Logger, cancellation);
        }

        return looked;
    }
}
