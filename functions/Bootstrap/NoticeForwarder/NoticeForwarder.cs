using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Remediation.Notices.Forwarding;

namespace Remediation.Bootstrap.NoticeForwarder;

/// <summary>Hands what the account's topic has to a central one, or to an event bus. What is not taken fails, so that Lambda tries again and then puts it aside.</summary>
internal sealed class NoticeForwarder(IForwarding forwarding, TimeProvider time)
{
    /// <exception cref="NotForwardedException">The other end refused it.</exception>
    public async Task<ForwarderResult> HandleAsync(SNSEvent snsEvent, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = FunctionLog.Of(context);
        int forwarded = 0;
        foreach (var record in snsEvent.Records ?? [])
        {
            await forwarding.ForwardAsync(new TopicMessage(record.Sns.Subject, record.Sns.Message ?? ""), workTime.Telling);
            log.LogInformation("{messageId} forwarded", record.Sns.MessageId);
            forwarded++;
        }

        return new ForwarderResult(forwarded);
    }
}

/// <param name="Forwarded">How many messages were forwarded.</param>
internal sealed record ForwarderResult(int Forwarded);
