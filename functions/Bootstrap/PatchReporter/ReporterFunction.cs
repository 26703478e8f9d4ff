using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.SQS;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Patching;
using Remediation.Bootstrap.Watching;

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
                (cloudWatchEvent, context) => reporter!.HandleAsync(cloudWatchEvent, Watch.Process.Begin(context)),
                new SourceGeneratorLambdaJsonSerializer<ReporterJson>(ReporterJson.Default))
            .UseBootstrapHandler(() =>
            {
                reporter = Wire(ReporterSettings.Read(ProcessEnvironment.Read), PatchClients.Create(), new AmazonSQSClient(new AmazonSQSConfig()), Watch.Process.Metrics, TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static PatchReporter Wire(ReporterSettings settings, PatchClients clients, IAmazonSQS sqs, Metrics metrics, TimeProvider time)
    {
        var parts = new PatchParts(clients, settings.Patching, metrics, time);
        return new PatchReporter(parts.Nodes, parts.Dispatcher, parts.Runs, parts.Teller, new MessageSender(sqs, settings.QueueUrl), settings, time);
    }
}
