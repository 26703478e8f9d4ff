using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Amazon.SimpleSystemsManagement;
using Remediation.Bootstrap.Watching;
using Remediation.Notices.Slack;

namespace Remediation.Bootstrap.SlackNotifier;

/// <summary>Puts the function together and runs it.</summary>
internal static class SlackFunction
{
    public const string Handler = "SlackNotifier";

    public static async Task RunAsync(CancellationToken stopping)
    {
        // A redirect would send a notice to whoever it names.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = TimeSpan.FromSeconds(10),
        };
        SlackNotifier? notifier = null;
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SNSEvent>((notified, context) => notifier!.HandleAsync(notified, Watch.Process.Begin(context)), new SourceGeneratorLambdaJsonSerializer<NotificationJson>(NotificationJson.Default))
            .UseBootstrapHandler(() =>
            {
                var settings = SlackSettings.Read(ProcessEnvironment.Read);
                var ssm = new AmazonSimpleSystemsManagementClient(new AmazonSimpleSystemsManagementConfig());
                notifier = Wire(settings, ssm, http, TimeProvider.System);
                return Task.FromResult(true);
            })
            .Build();
        await bootstrap.RunAsync(stopping);
    }

    public static SlackNotifier Wire(SlackSettings settings, IAmazonSimpleSystemsManagement ssm, HttpClient http, TimeProvider time) =>
        new(new SlackWebhook(new WebhookAddress(ssm, settings.WebhookParameter, time), http, time), time);
}
