#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// How many to receive, and how long to wait.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
/// </summary>
public class ReceiveMessageRequest : AmazonSQSRequest
{
    /// <summary>Most messages in one answer, 1 to 10. Unset: 1.</summary>
    public int? MaxNumberOfMessages { get; set; }

    /// <summary>Which of the sender's attributes come with each, by name; <c>All</c>. Unset: none.</summary>
    public List<string> MessageAttributeNames { get; set; }

    /// <summary>
    /// Which attributes come with each: <c>ApproximateReceiveCount</c>, <c>SentTimestamp</c>, <c>All</c>, …. Unset: none.
    /// </summary>
    public List<string> MessageSystemAttributeNames { get; set; }

    /// <summary>The queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }

    /// <summary>Seconds for which nobody else receives them, 0 to 43200. Unset: as the queue has it.</summary>
    public int? VisibilityTimeout { get; set; }

    /// <summary>Seconds to wait for a first message, 0 to 20. Unset: as the queue has it.</summary>
    public int? WaitTimeSeconds { get; set; }
}

/// <summary>What was in the queue.</summary>
public class ReceiveMessageResponse : AmazonWebServiceResponse
{
    /// <summary>The messages; null when there is none.</summary>
    public List<Message> Messages { get; set; }
}
