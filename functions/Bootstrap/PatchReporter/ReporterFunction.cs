using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.PatchReporter;

/// <summary>Puts the function together and runs it.</summary>
internal static class ReporterFunction
{
    public const string Handler = "PatchReporter";

    public static async Task RunAsync(CancellationToken stopping)
    {
        PatchReporter? reporter = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<CloudWatchEvent<JsonElement>, ReportResult>(
                (cloudWatchEvent, context) => reporter!.HandleAsync(cloudWatchEvent, context),
                new SourceGeneratorLambdaJsonSerializer<ReporterJson>(ReporterJson.Default))
            .UseBootstrapHandler(() =>
            {
                reporter = Wire(PatchSettings.Read(ProcessEnvironment.Read), PatchClients.Create(), TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static PatchReporter Wire(PatchSettings settings, PatchClients clients, TimeProvider time)
    {
        var parts = new PatchParts(clients, settings, time);
        return new PatchReporter(parts.Nodes, parts.Dispatcher, parts.Runs, settings, time);
    }
}
