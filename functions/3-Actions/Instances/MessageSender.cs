using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Actions.Instances;

/// <summary>
/// Puts messages into a queue
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</see>).
/// </summary>
/// <param name="sqs">The client.</param>
/// <param name="queueUrl">The queue.</param>
public sealed class MessageSender(IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Puts one there.</summary>
    /// <param name="body">The message.</param>
    /// <param name="delay">How long nobody gets it; 15 minutes at most.</param>
    /// <param name="cancellation">Ends the call.</param>
    [Calls("sqs:SendMessage")]
    public async Task SendAsync(string body, TimeSpan delay, CancellationToken cancellation) => await sqs.SendMessageAsync(
        new SendMessageRequest { QueueUrl = queueUrl, MessageBody = body, DelaySeconds = (int)delay.TotalSeconds }, cancellation);
}
