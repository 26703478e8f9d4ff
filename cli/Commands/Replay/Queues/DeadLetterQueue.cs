using System.Runtime.CompilerServices;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>A dead-letter queue: gives out each of its messages once, and puts back those that are not deleted.</summary>
/// <param name="sqs">In the region of the queue.</param>
/// <param name="url">The queue's.</param>
/// <param name="sources">URLs of the queues whose messages SQS moves to this one.</param>
internal sealed class DeadLetterQueue(IAmazonSQS sqs, string url, IReadOnlyList<string> sources)
{
    private readonly Dictionary<string, string> receipts = [];

    public string Name => url.Split('/')[^1];

    public IReadOnlyList<string> Sources => sources;

    /// <summary>Every message once, until the queue has no more that nobody else holds.</summary>
    /// <param name="hide">For how long nobody else gets a message; afterwards it comes back by itself.</param>
    /// <param name="atOnce">How many are held at a time, 1 to 10.</param>
    public async IAsyncEnumerable<Message> MessagesAsync(TimeSpan hide, int atOnce, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>();
        while (true)
        {
            var answer = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = url, MaxNumberOfMessages = atOnce, VisibilityTimeout = (int)hide.TotalSeconds,
                    // With a wait, SQS asks all of its servers, not some.
                    WaitTimeSeconds = 2,
                    MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"],
                },
                cancellation);
            bool isNew = false;
            foreach (var message in answer.Messages ?? [])
            {
                receipts[message.MessageId] = message.ReceiptHandle;
                if (seen.Add(message.MessageId))
                {
                    isNew = true;
                    yield return message;
                }
            }

            if (!isNew)
            {
                yield break;
            }
        }
    }

    public async Task DeleteAsync(Message message, CancellationToken cancellation)
    {
        await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.ReceiptHandle }, cancellation);
        receipts.Remove(message.MessageId);
    }

    /// <summary>Lets everybody see again what was not deleted. What fails here comes back by itself.</summary>
    public async Task PutBackAsync(CancellationToken cancellation)
    {
        foreach (string receipt in receipts.Values)
        {
            try
            {
                await sqs.ChangeMessageVisibilityAsync(
                    new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = receipt, VisibilityTimeout = 0 }, cancellation);
            }
            catch (AmazonSQSException)
            {
                // It is visible already, or will be.
            }
        }

        receipts.Clear();
    }
}
