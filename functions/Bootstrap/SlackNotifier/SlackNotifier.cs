using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Remediation.Notices.Slack;

namespace Remediation.Bootstrap.SlackNotifier;

/// <summary>Shows what the topic says in a channel of Slack. What Slack does not take fails, so that Lambda tries again and keeps it in the end.</summary>
internal sealed class SlackNotifier(SlackWebhook slack, TimeProvider time)
{
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(1);

    /// <exception cref="SlackException">A message was not posted.</exception>
    public async Task HandleAsync(SNSEvent notified, ILambdaContext context)
    {
        var deadline = time.GetUtcNow() + context.RemainingTime - ToAnswer;
        using var limit = new CancellationTokenSource(context.RemainingTime > ToAnswer ? context.RemainingTime - ToAnswer : TimeSpan.Zero, time);
        foreach (var record in notified.Records ?? [])
        {
            var content = SlackContent.Of(record.Sns.Subject, record.Sns.Message ?? "");
            await slack.PostAsync(SlackMessage.Write(content), deadline, limit.Token);
            context.Logger.LogInformation("{messageId} is in Slack: {title}", record.Sns.MessageId, content.Title);
        }
    }
}
