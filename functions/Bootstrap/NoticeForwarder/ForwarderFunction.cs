using Amazon;
using Amazon.EventBridge;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Amazon.SimpleNotificationService;
using Remediation.Bootstrap.Watching;
using Remediation.Notices.Forwarding;

namespace Remediation.Bootstrap.NoticeForwarder;

/// <summary>Puts the function together and runs it.</summary>
internal static class ForwarderFunction
{
    public const string Handler = "NoticeForwarder";

    public static async Task RunAsync(CancellationToken stopping)
    {
        NoticeForwarder? forwarder = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SNSEvent>((snsEvent, context) => forwarder!.HandleAsync(snsEvent, Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<NotificationJson>(NotificationJson.Default))
            .UseBootstrapHandler(() =>
            {
                forwarder = new NoticeForwarder(To(ForwarderSettings.Read(ProcessEnvironment.Read)), TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    /// <summary>Neither SNS nor EventBridge takes a call in another region than the topic's or bus's. Signed for it, too: with an endpoint of the user's own the SDK would sign for the function's.</summary>
    private static IForwarding To(ForwarderSettings settings)
    {
        var region = RegionEndpoint.GetBySystemName(settings.Target.Region);
        string arn = settings.Target.ToString();
        return settings.IsTopic
            ? new TopicForwarding(new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region, AuthenticationRegion = region.SystemName }), arn)
            : new EventBusForwarding(new AmazonEventBridgeClient(new AmazonEventBridgeConfig { RegionEndpoint = region, AuthenticationRegion = region.SystemName }), arn);
    }
}
