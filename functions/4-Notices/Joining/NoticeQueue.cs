using Amazon.SQS;
using Amazon.SQS.Model;
using Remediation.Actions;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Joining;

/// <summary>
/// Where notices go that come too fast for people, to be joined there
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</see>).
/// </summary>
/// <param name="client">Makes the client when it is needed, which is rarely: it would cost every start time.</param>
/// <param name="queueUrl">The queue.</param>
/// <param name="perMinute">How many notices of this process go to people directly within a minute.</param>
/// <param name="time">The clock.</param>
public sealed class NoticeQueue(Func<IAmazonSQS> client, string queueUrl, int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> direct = [];
    private readonly Lazy<IAmazonSQS> sqs = new(client);

    /// <summary>Whether a notice may go to people directly now; if so, it counts.</summary>
    public bool MayGoDirectly()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            while (direct.TryPeek(out var first) && now - first >= Window)
            {
                direct.Dequeue();
            }

            if (direct.Count >= perMinute)
            {
                return false;
            }

            direct.Enqueue(now);
            return true;
        }
    }

    /// <summary>Puts a notice into the queue.</summary>
    /// <returns>The message's id; <see langword="null"/> when the queue did not take it: then it must go directly, because it must not be lost.</returns>
    [Calls("sqs:SendMessage")]
    public async Task<string?> TryAddAsync(Notice notice, CancellationToken cancellation)
    {
        try
        {
            var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = NoticeForms.Json(notice) };
            return (await sqs.Value.SendMessageAsync(request, cancellation)).MessageId;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return null;
        }
    }
}
