using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Lambda.Core;
using Remediation.Actions.Memory;
using Remediation.Bootstrap.Watching;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Notices;
using Remediation.Notices.Instances;

namespace Remediation.Bootstrap.Patching;

/// <summary>Tells of instances that should be patched and are not: each problem once after a start of the instance, and again each week that it stays so.</summary>
internal sealed class PatchTeller(ToldMemory told, NoticePublisher publisher, Metrics metrics, PatchSettings settings, TimeProvider time)
{
    /// <summary>Tells that no agent answers.</summary>
    public Task TellNotManagedAsync(
        InstanceFacts instance, Recognition recognition, ManagedNode? node, string who, ILambdaLogger log, CancellationToken cancellation) => TellOnceAsync(
        instance,
        nameof(NoticeKind.NotManaged),
        Metric.InstancesNotManaged,
        () => NotManagedNotice.Write(
            instance,
            recognition,
            node,
            [.. ImageAdvice.Of(instance.Image, null, settings.Policy, time.GetUtcNow())],
            settings.Account,
            settings.Region,
            time.GetUtcNow()),
        who,
        log,
        cancellation);

    /// <summary>Tells that it cannot be patched.</summary>
    public Task TellNotPatchableAsync(
        InstanceFacts instance, Recognition recognition, string reason, string who, ILambdaLogger log, CancellationToken cancellation) => TellOnceAsync(
        instance,
        // Messages of AWS end with an id that is different each time.
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reason.Split(" (request ")[0])))[..8],
        Metric.InstancesFailed,
        () => NotPatchableNotice.Write(instance, recognition, reason, settings.Account, settings.Region, time.GetUtcNow()),
        who,
        log,
        cancellation);

    private async Task TellOnceAsync(
        InstanceFacts instance, string problem, Metric metric, Func<Notice> write, string who, ILambdaLogger log, CancellationToken cancellation)
    {
        int week = (int)((time.GetUtcNow() - instance.Launched).TotalDays / 7);
        string what = string.Create(CultureInfo.InvariantCulture, $"{instance.InstanceId}-{instance.Launched.ToUnixTimeSeconds()}-{week}-{problem}");
        if (!await told.MayTellAsync(what, who, cancellation))
        {
            log.LogInformation("{instanceId}: that it is not patched was told before", instance.InstanceId);
            return;
        }

        var notice = write();
        string id = await publisher.PublishAsync(notice, cancellation);
        await told.KeepAsync(what, cancellation);
        metrics.Write(new Metrics.Value(metric, 1));
        log.LogWarning("{instanceId}: {kind} told as {noticeId}", instance.InstanceId, notice.Kind, id);
    }
}
