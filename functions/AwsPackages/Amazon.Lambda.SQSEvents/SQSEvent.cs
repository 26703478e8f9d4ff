#nullable disable

namespace Amazon.Lambda.SQSEvents;

/// <summary>
/// Messages that Lambda has received from a queue for a function. Their names are written in several ways (<c>Records</c>,
/// <c>messageId</c>, <c>eventSourceARN</c>), so the serializer's context must set <c>PropertyNameCaseInsensitive</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event</remarks>
public class SQSEvent
{
    /// <summary>The messages, 1 to the batch size of the event source mapping.</summary>
    public List<SQSMessage> Records { get; set; }

    /// <summary>A message, with what SQS knows of it.</summary>
    public class SQSMessage
    {
        /// <summary>Id of the message, the same every time that it is received.</summary>
        public string MessageId { get; set; }

        /// <summary>What names this receipt, in calls that hide the message for longer.</summary>
        public string ReceiptHandle { get; set; }

        /// <summary>The message as it was sent.</summary>
        public string Body { get; set; }

        /// <summary>MD5 of the body, in hexadecimal digits.</summary>
        public string Md5OfBody { get; set; }

        /// <summary>ARN of the queue.</summary>
        public string EventSourceArn { get; set; }

        /// <summary><c>aws:sqs</c></summary>
        public string EventSource { get; set; }

        /// <summary>Region of the queue, for example <c>eu-central-1</c>.</summary>
        public string AwsRegion { get; set; }

        /// <summary>
        /// <c>ApproximateReceiveCount</c> (1 the first time), <c>SentTimestamp</c> and <c>ApproximateFirstReceiveTimestamp</c> (milliseconds
        /// since 1970), <c>SenderId</c>.
        /// </summary>
        public Dictionary<string, string> Attributes { get; set; }
    }
}
