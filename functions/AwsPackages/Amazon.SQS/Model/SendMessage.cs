#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>What to send. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html</summary>
public class SendMessageRequest : AmazonSQSRequest
{
    /// <summary>Seconds until it can be received, 0 to 900. Unset: as the queue has it.</summary>
    public int? DelaySeconds { get; set; }

    /// <summary>What travels beside the body, by name: at most 10. Unset: nothing.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>The message: 1 byte to 1 MiB of the characters that XML allows. Required.</summary>
    public string MessageBody { get; set; }

    /// <summary>The queue. Required. The call goes to the endpoint of the client, whatever host this URL names.</summary>
    public string QueueUrl { get; set; }
}

/// <summary>The message is in the queue.</summary>
public class SendMessageResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the message, at most 100 characters.</summary>
    public string MessageId { get; set; }
}
