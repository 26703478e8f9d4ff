using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Patching;
using Remediation.Bootstrap.Watching;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>Puts the function together and runs it.</summary>
internal static class PatcherFunction
{
    public const string Handler = "InstancePatcher";

    public static async Task RunAsync(CancellationToken stopping)
    {
        InstancePatcher? patcher = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>(
                (queued, context) => patcher!.HandleAsync(queued, Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<PatcherJson>(PatcherJson.Default))
            .UseBootstrapHandler(() =>
            {
                patcher = Wire(PatcherSettings.Read(ProcessEnvironment.Read), PatchClients.Create(), new AmazonSQSClient(new AmazonSQSConfig()), Watch.Process.Metrics, TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static InstancePatcher Wire(PatcherSettings settings, PatchClients clients, IAmazonSQS sqs, Metrics metrics, TimeProvider time)
    {
        var parts = new PatchParts(clients, settings.Patching, metrics, time);
        return new InstancePatcher(
            new LaunchLook(parts.Instances, parts.Nodes, parts.Dispatcher, parts.Runs, settings.Patching),
            parts.Teller,
            new MessageDelay(sqs, settings.QueueUrl),
            new MessageSender(sqs, settings.DeadLetterQueueUrl),
            settings.Patching,
            time);
    }
}
