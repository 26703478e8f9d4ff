using System.Text.Json;
using Amazon.SQS.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SQS.Wire;

/// <summary>Reads the answers and what they hold.</summary>
internal static class SqsResponses
{
    public static ReceiveMessageResponse ReadReceiveMessage(JsonElement json) => new() { Messages = json.ReadItems("Messages", ReadMessage) };

    public static SendMessageResponse ReadSendMessage(JsonElement json) => new() { MessageId = json.ReadString("MessageId") };

    private static Message ReadMessage(JsonElement json) => new()
    {
        Attributes = json.ReadMap("Attributes", value => value.GetString()!),
        Body = json.ReadString("Body"),
        MessageId = json.ReadString("MessageId"),
        ReceiptHandle = json.ReadString("ReceiptHandle"),
    };
}
