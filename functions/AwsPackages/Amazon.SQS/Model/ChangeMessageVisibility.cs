#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// When a message comes back.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
/// </summary>
public class ChangeMessageVisibilityRequest : AmazonSQSRequest
{
    /// <summary>The queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }

    /// <summary>Handle of the newest receipt. Required.</summary>
    public string ReceiptHandle { get; set; }

    /// <summary>Seconds from now, 0 to 43200; no message stays hidden for more than 12 hours after it was received. Required.</summary>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>The message comes back then, unless it is deleted before.</summary>
public class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
