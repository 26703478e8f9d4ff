using System.Globalization;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>Queues in moto, by their ARNs, as the services behind AWS's scenes use them: past the journal and past faults.</summary>
internal sealed class MotoQueues(MotoClient moto)
{
    /// <exception cref="AwsErrorException">The queue does not exist, or refuses the message.</exception>
    public Task SendAsync(string queueArn, string body, (string Name, string Value)[] attributes, CancellationToken cancellation) =>
        QueryAsync(
            queueArn,
            "SendMessage",
            [
                ("MessageBody", body),
                .. attributes.SelectMany((attribute, index) => new (string, string?)[]
                {
                    ($"MessageAttribute.{index + 1}.Name", attribute.Name),
                    ($"MessageAttribute.{index + 1}.Value.DataType", "String"),
                    ($"MessageAttribute.{index + 1}.Value.StringValue", attribute.Value),
                }),
            ],
            cancellation);

    /// <summary>What GetQueueAttributes gives.</summary>
    /// <exception cref="AwsErrorException">The queue does not exist.</exception>
    public async Task<IReadOnlyDictionary<string, string>> AttributesAsync(string queueArn, CancellationToken cancellation)
    {
        var answer = await QueryAsync(queueArn, "GetQueueAttributes", [("AttributeName.1", "All")], cancellation);
        return answer.Descendants("Attribute").ToDictionary(a => a.Text("Name") ?? string.Empty, a => a.Text("Value") ?? string.Empty);
    }

    /// <param name="limit">1 to 10.</param>
    /// <param name="wait">0 to 20 seconds, whole ones.</param>
    /// <exception cref="AwsErrorException">The queue does not exist.</exception>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queueArn, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        var answer = await QueryAsync(
            queueArn,
            "ReceiveMessage",
            [("MaxNumberOfMessages", Text(limit)), ("WaitTimeSeconds", Text((int)wait.TotalSeconds)), ("AttributeName.1", "All"), ("MessageAttributeName.1", "All")],
            cancellation);
        return [.. answer.Descendants("Message").Select(Message)];
    }

    public Task DeleteAsync(string queueArn, QueueMessage message, CancellationToken cancellation) =>
        QueryAsync(queueArn, "DeleteMessage", [("ReceiptHandle", message.ReceiptHandle)], cancellation);

    /// <param name="timeout">Whole seconds from now until the message can be received again.</param>
    public Task ChangeVisibilityAsync(string queueArn, QueueMessage message, TimeSpan timeout, CancellationToken cancellation) =>
        QueryAsync(queueArn, "ChangeMessageVisibility", [("ReceiptHandle", message.ReceiptHandle), ("VisibilityTimeout", Text((int)timeout.TotalSeconds))], cancellation);

    private Task<XElement> QueryAsync(string queueArn, string action, IEnumerable<(string, string?)> parameters, CancellationToken cancellation)
    {
        var parts = queueArn.Split(':');
        return moto.QueryAsync(
            new AwsScope(parts[3], parts[4]),
            "sqs",
            QueryParameters.Of([("Action", action), ("Version", "2012-11-05"), ("QueueUrl", $"http://127.0.0.1/{parts[4]}/{parts[5]}"), .. parameters]),
            cancellation);
    }

    private static QueueMessage Message(XElement message) => new(
        message.Text("MessageId") ?? string.Empty,
        message.Text("ReceiptHandle") ?? string.Empty,
        message.Text("Body") ?? string.Empty,
        message.Text("MD5OfBody") ?? string.Empty,
        message.Elements("Attribute").ToDictionary(a => a.Text("Name") ?? string.Empty, a => a.Text("Value") ?? string.Empty),
        [.. message.Elements("MessageAttribute").Select(a => new QueueMessageAttribute(
            a.Text("Name") ?? string.Empty, a.Element("Value")?.Text("DataType") ?? string.Empty, a.Element("Value")?.Text("StringValue"), a.Element("Value")?.Text("BinaryValue")))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A message as ReceiveMessage gives it.</summary>
/// <param name="Attributes">The system's: ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp.</param>
internal sealed record QueueMessage(
    string MessageId, string ReceiptHandle, string Body, string Md5OfBody, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<QueueMessageAttribute> MessageAttributes);

/// <param name="BinaryValue">Base64.</param>
internal sealed record QueueMessageAttribute(string Name, string DataType, string? StringValue, string? BinaryValue);
