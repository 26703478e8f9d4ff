using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Remediation.Notices.Forwarding;

namespace Remediation.Bootstrap.NoticeForwarder;

/// <summary>Hands what the account's topic has to a central one, or to an event bus. What is not taken fails, so that Lambda tries again and then puts it aside.</summary>
internal sealed class NoticeForwarder(IForwarding forwarding, TimeProvider time)
{
    /// <exception cref="NotForwardedException">The other end refused it.</exception>
    public async Task HandleAsync(SNSEvent snsEvent, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        foreach (var record in snsEvent.Records ?? [])
        {
            await forwarding.ForwardAsync(new TopicMessage(record.Sns.Subject, record.Sns.Message ?? ""), workTime.Telling);
            context.Logger.LogInformation("{messageId} is forwarded", record.Sns.MessageId);
        }
    }
}
