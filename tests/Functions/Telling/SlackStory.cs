using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.Bootstrap.SlackNotifier;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.Telling;

/// <summary>A channel of Slack, its webhook's address in the local AWS, and the function in this process, under its role in the template.</summary>
internal sealed class SlackStory : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly SlackNotifier notifier;

    private readonly AmazonSimpleSystemsManagementClient ofTheFunction;

    private SlackStory(SlackServer slack, AmazonSimpleSystemsManagementClient ssm, AmazonSimpleSystemsManagementClient ofTheFunction, string parameter)
    {
        Slack = slack;
        Ssm = ssm;
        this.ofTheFunction = ofTheFunction;
        Parameter = parameter;
        notifier = SlackFunction.Wire(new SlackSettings { WebhookParameter = parameter }, ofTheFunction, http, Clock);
    }

    public SlackServer Slack { get; }

    public AmazonSimpleSystemsManagementClient Ssm { get; }

    public string Parameter { get; }

    public FastClock Clock { get; } = new(Story.Now);

    public TestLambdaContext Context { get; } = new() { RemainingTime = TimeSpan.FromSeconds(60) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="local">The local AWS.</param>
    /// <param name="parameter">The parameter's name; where it is missing, one that holds the webhook's address.</param>
    public static async Task<SlackStory> BeginAsync(LocalAws local, string? parameter = null)
    {
        var aws = await local.HostAsync();
        string name = parameter ?? $"/remediation/slack-{Guid.NewGuid():N}";
        AmazonSimpleSystemsManagementClient Ssm(string accessKey) => new(
            new BasicAWSCredentials(accessKey, "local"),
            new AmazonSimpleSystemsManagementConfig { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = aws.Options.Region });
        string role = aws.KeyFor(SlackFunction.Handler, name, aws.Options.Region, new Dictionary<string, string> { ["SlackWebhook"] = name });
        var story = new SlackStory(await SlackServer.StartAsync(), Ssm("alice"), Ssm(role), name);
        if (parameter is null)
        {
            await story.KeepAsync(story.Slack.Webhook);
        }

        return story;
    }

    public Task KeepAsync(string address) => Ssm.PutParameterAsync(
        new PutParameterRequest { Name = Parameter, Value = address, Type = ParameterType.SecureString, Overwrite = true }, Cancellation);

    public Task TellAsync(Notice notice) => TellAsync(NoticeJson.Write(notice), notice.Subject);

    public Task TellAsync(string message, string? subject = null) => notifier.HandleAsync(
        new SNSEvent { Records = [new SNSEvent.SNSRecord { Sns = new SNSEvent.SNSMessage { MessageId = "1", Subject = subject, Message = message } }] }, Context);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        Ssm.Dispose();
        ofTheFunction.Dispose();
        await Slack.DisposeAsync();
    }
}
