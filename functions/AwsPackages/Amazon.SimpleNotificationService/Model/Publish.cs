#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>A message for a topic. Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>A message to be filled in.</summary>
    public PublishRequest()
    {
    }

    /// <summary>A message for a topic.</summary>
    public PublishRequest(string topicArn, string message)
    {
        TopicArn = topicArn;
        Message = message;
    }

    /// <summary>A message for a topic, with the subject that e-mail subscribers see.</summary>
    public PublishRequest(string topicArn, string message, string subject)
        : this(topicArn, message)
    {
        Subject = subject;
    }

    /// <summary>
    /// The text, at most 256 KiB in UTF-8 together with the attributes. Required. With <see cref="MessageStructure"/> <c>json</c>: a JSON object of
    /// strings by protocol, <c>default</c> among them.
    /// </summary>
    public string Message { get; set; }

    /// <summary>What subscriptions filter by, by name.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary><c>json</c> for one text for each protocol. Unset: the same text for all.</summary>
    public string MessageStructure { get; set; }

    /// <summary>Subject of e-mails: ASCII, at most 100 characters, no line breaks, beginning with a letter, a digit or punctuation.</summary>
    public string Subject { get; set; }

    /// <summary>ARN of the topic.</summary>
    public string TopicArn { get; set; }
}

/// <summary>The message was taken.</summary>
public class PublishResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the message, at most 100 characters.</summary>
    public string MessageId { get; set; }
}
