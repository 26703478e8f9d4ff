#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SQS.Model;

/// <summary>
/// What travels beside the body of a message under a name. Attributes of bytes have neither of these values.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html
/// </summary>
public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, with a label of one's own after a dot if wanted. Required.</summary>
    public string DataType { get; set; }

    /// <summary>The value of a text or a number.</summary>
    public string StringValue { get; set; }
}
