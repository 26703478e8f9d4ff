#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// Which message is done.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
/// </summary>
public class DeleteMessageRequest : AmazonSQSRequest
{
    /// <summary>The queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }

    /// <summary>Handle of the newest receipt. Required.</summary>
    public string ReceiptHandle { get; set; }
}

/// <summary>The message is gone.</summary>
public class DeleteMessageResponse : AmazonWebServiceResponse;
