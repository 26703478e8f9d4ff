using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Actions.Instances;

/// <summary>
/// Puts off a message that a function was given
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">ChangeMessageVisibility</see>):
/// it stays in the queue and comes back after the delay, if the function then reports it as not done.
/// </summary>
/// <param name="sqs">The client.</param>
/// <param name="queueUrl">The queue.</param>
public sealed class MessageDelay(IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Puts it off. A failure is left to the queue: the message then comes back after its visibility timeout.</summary>
    /// <returns>Whether it was put off.</returns>
    [Calls("sqs:ChangeMessageVisibility")]
    public async Task<bool> PutOffAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellation)
    {
        try
        {
            await sqs.ChangeMessageVisibilityAsync(
                new ChangeMessageVisibilityRequest
                {
                    QueueUrl = queueUrl, ReceiptHandle = receiptHandle, VisibilityTimeout = (int)Math.Ceiling(delay.TotalSeconds),
                },
                cancellation);
            return true;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return false;
        }
    }
}
