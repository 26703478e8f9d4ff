using System.Text.Json;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Watching;
using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.PatchSweep;

/// <summary>Puts the function together and runs it.</summary>
internal static class PatchSweepFunction
{
    public const string Handler = "PatchSweep";

    public static async Task RunAsync(CancellationToken stopping)
    {
        PatchSweep? sweep = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<JsonElement, PatchSweepResult>(
                (_, context) => sweep!.HandleAsync(Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<PatchSweepJson>(PatchSweepJson.Default))
            .UseBootstrapHandler(() =>
            {
                sweep = Wire(PatchSweepSettings.Read(ProcessEnvironment.Read), PatchClients.Create(), Watch.Process.Metrics, TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static PatchSweep Wire(PatchSweepSettings settings, PatchClients clients, Metrics metrics, TimeProvider time)
    {
        var parts = new PatchParts(clients, settings.Patching, metrics, time);
        var snapshots = new SnapshotTaker(clients.Ec2, time);
        if (settings.Snapshots is { } keep)
        {
            parts.Dispatcher.Prepare = (instance, cancellation) => snapshots.TakeAsync(instance.InstanceId, keep, cancellation);
        }

        return new PatchSweep(
            parts.Instances, parts.Nodes, parts.Dispatcher, parts.Runs, parts.Teller, parts.Memory, parts.Told, snapshots, settings, time);
    }
}
