#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// What to say of a queue.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
/// </summary>
public class GetQueueAttributesRequest : AmazonSQSRequest
{
    /// <summary><c>QueueArn</c>, <c>RedrivePolicy</c>, <c>ApproximateNumberOfMessages</c>, <c>All</c>, …. Unset: nothing.</summary>
    public List<string> AttributeNames { get; set; }

    /// <summary>The queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }
}

/// <summary>What a queue is.</summary>
public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>Its attributes by name; those that are not set are absent. Null when there is none at all.</summary>
    public Dictionary<string, string> Attributes { get; set; }
}
