using System.Text;

namespace Remediation.Cli.LocalAws;

/// <summary>Queues as the targets of rules: the message is the event as it is. What cannot be sent goes to the target's dead-letter queue.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html</summary>
internal sealed class QueueTargets(MotoQueues queues, DeadLetters deadLetters, BackgroundWork background)
{
    public void Send(string rule, RuleTarget target, byte[] payload) =>
        background.Begin($"An event for {target.Arn} was lost", cancellation => SendAsync(rule, target, payload, cancellation));

    private async Task SendAsync(string rule, RuleTarget target, byte[] payload, CancellationToken cancellation)
    {
        try
        {
            await queues.SendAsync(target.Arn, Encoding.UTF8.GetString(payload), [], cancellation);
        }
        catch (AwsErrorException refused)
        {
            var parts = target.Arn.Split(':');
            var letter = new UndeliveredEvent(parts[^1], target.Arn, parts[3], new EventSource(EventSourceKind.Rule, rule, target.DeadLetterArn), payload, Guid.NewGuid().ToString(), refused.Message);
            await deadLetters.NotDeliveredAsync(letter, cancellation);
        }
    }
}
