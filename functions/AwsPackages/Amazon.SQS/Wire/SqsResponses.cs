using System.Text.Json;
using Amazon.SQS.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SQS.Wire;

/// <summary>Reads the answers and what they hold.</summary>
internal static class SqsResponses
{
    public static GetQueueAttributesResponse ReadGetQueueAttributes(JsonElement json) =>
        new() { Attributes = json.ReadMap("Attributes", value => value.GetString()!) };

    public static GetQueueUrlResponse ReadGetQueueUrl(JsonElement json) => new() { QueueUrl = json.ReadString("QueueUrl") };

    // The only member of the service that begins with a small letter.
    public static ListDeadLetterSourceQueuesResponse ReadListDeadLetterSourceQueues(JsonElement json) => new() { QueueUrls = json.ReadStrings("queueUrls") };

    public static ReceiveMessageResponse ReadReceiveMessage(JsonElement json) => new() { Messages = json.ReadItems("Messages", ReadMessage) };

    public static SendMessageResponse ReadSendMessage(JsonElement json) => new() { MessageId = json.ReadString("MessageId") };

    private static Message ReadMessage(JsonElement json) => new()
    {
        Attributes = json.ReadMap("Attributes", value => value.GetString()!),
        Body = json.ReadString("Body"),
        MessageAttributes = json.ReadMap("MessageAttributes", ReadAttribute),
        MessageId = json.ReadString("MessageId"),
        ReceiptHandle = json.ReadString("ReceiptHandle"),
    };

    private static MessageAttributeValue ReadAttribute(JsonElement json) => new()
    {
        DataType = json.ReadString("DataType"),
        StringValue = json.ReadString("StringValue"),
    };
}
