#nullable disable

namespace Amazon.Lambda.SNSEvents;

/// <summary>
/// Messages that a topic has for a function. Their names are written in several ways (<c>Records</c>, <c>SigningCertUrl</c>), so the
/// serializer's context must set <c>PropertyNameCaseInsensitive</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</remarks>
public class SNSEvent
{
    /// <summary>The messages; SNS hands over one at a time.</summary>
    public IList<SNSRecord> Records { get; set; }

    /// <summary>A message, with the subscription that it came through.</summary>
    public class SNSRecord
    {
        /// <summary><c>aws:sns</c></summary>
        public string EventSource { get; set; }

        /// <summary>ARN of the subscription.</summary>
        public string EventSubscriptionArn { get; set; }

        /// <summary><c>1.0</c></summary>
        public string EventVersion { get; set; }

        /// <summary>The message.</summary>
        public SNSMessage Sns { get; set; }
    }

    /// <summary>A message as it was published.</summary>
    public class SNSMessage
    {
        /// <summary>What was published for functions: of a message with <c>MessageStructure=json</c>, the text under <c>lambda</c>.</summary>
        public string Message { get; set; }

        /// <summary>The message's attributes by name.</summary>
        public IDictionary<string, MessageAttribute> MessageAttributes { get; set; }

        /// <summary>Id of the message, the same for every subscription.</summary>
        public string MessageId { get; set; }

        /// <summary>The subject; missing where none was given.</summary>
        public string Subject { get; set; }

        /// <summary>When it was published.</summary>
        public DateTime Timestamp { get; set; }

        /// <summary>ARN of the topic.</summary>
        public string TopicArn { get; set; }

        /// <summary><c>Notification</c></summary>
        public string Type { get; set; }
    }

    /// <summary>An attribute of a message.</summary>
    public class MessageAttribute
    {
        /// <summary><c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c></summary>
        public string Type { get; set; }

        /// <summary>Its value as text.</summary>
        public string Value { get; set; }
    }
}
