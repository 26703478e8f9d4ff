using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Actions.Instances;

/// <summary>
/// Takes messages that can never be handled
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</see>). A message that waits for an
/// agent is received many times, so the queue itself gives up on one only much later.
/// </summary>
/// <param name="sqs">The client.</param>
/// <param name="queueUrl">The dead-letter queue.</param>
public sealed class DeadLetterQueue(IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Puts a message there, as it was.</summary>
    public async Task PutAsync(string body, CancellationToken cancellation) =>
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queueUrl, MessageBody = body }, cancellation);
}
