#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Which queue. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html</summary>
public class GetQueueUrlRequest : AmazonSQSRequest
{
    /// <summary>Name of the queue, at most 80 characters. Required.</summary>
    public string QueueName { get; set; }

    /// <summary>Account of the queue, 12 digits. Unset: the caller's.</summary>
    public string QueueOwnerAWSAccountId { get; set; }
}

/// <summary>Where the queue is.</summary>
public class GetQueueUrlResponse : AmazonWebServiceResponse
{
    /// <summary>URL of the queue.</summary>
    public string QueueUrl { get; set; }
}
