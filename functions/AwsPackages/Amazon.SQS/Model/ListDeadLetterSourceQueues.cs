#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// Whose dead-letter queue it is about.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
/// </summary>
public class ListDeadLetterSourceQueuesRequest : AmazonSQSRequest
{
    /// <summary>The dead-letter queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }
}

/// <summary>The queues whose messages go there.</summary>
public class ListDeadLetterSourceQueuesResponse : AmazonWebServiceResponse
{
    /// <summary>URLs of queues, at most 1000.</summary>
    public List<string> QueueUrls { get; set; }
}
