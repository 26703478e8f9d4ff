using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Remediation.Bootstrap.InstancePatcher;
using Remediation.Bootstrap.Watching;
using Remediation.Notices;

namespace Remediation.Bootstrap.NoticeJoiner;

/// <summary>Puts the function together and runs it.</summary>
internal static class JoinerFunction
{
    public const string Handler = "NoticeJoiner";

    public static async Task RunAsync(CancellationToken stopping)
    {
        NoticeJoiner? joiner = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>(
                (queued, context) => joiner!.HandleAsync(queued, Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<PatcherJson>(PatcherJson.Default))
            .UseBootstrapHandler(() =>
            {
                var settings = JoinerSettings.Read(ProcessEnvironment.Read);
                var sns = new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig());
                joiner = new NoticeJoiner(new NoticePublisher(sns, settings.NoticeTopicArn), TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }
}
