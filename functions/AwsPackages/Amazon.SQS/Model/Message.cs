#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SQS.Model;

/// <summary>
/// A message that was received.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html
/// </summary>
public class Message
{
    /// <summary>What SQS knows of it, by name; null when nothing was asked for. Times are milliseconds since 1970.</summary>
    public Dictionary<string, string> Attributes { get; set; }

    /// <summary>The message.</summary>
    public string Body { get; set; }

    /// <summary>What its sender put beside the body, by name; null when nothing was asked for, or there is none.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>Its id, the same every time that it is received.</summary>
    public string MessageId { get; set; }

    /// <summary>What names this receipt, in calls that delete the message or hide it for longer.</summary>
    public string ReceiptHandle { get; set; }
}
