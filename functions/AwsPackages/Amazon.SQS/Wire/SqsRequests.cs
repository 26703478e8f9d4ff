using System.Text.Json;
using Amazon.SQS.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SQS.Wire;

/// <summary>Writes the members of requests.</summary>
internal static class SqsRequests
{
    public static void Write(Utf8JsonWriter json, ChangeMessageVisibilityRequest request)
    {
        json.Write("QueueUrl", request.QueueUrl);
        json.Write("ReceiptHandle", request.ReceiptHandle);
        json.Write("VisibilityTimeout", request.VisibilityTimeout);
    }

    public static void Write(Utf8JsonWriter json, DeleteMessageRequest request)
    {
        json.Write("QueueUrl", request.QueueUrl);
        json.Write("ReceiptHandle", request.ReceiptHandle);
    }

    public static void Write(Utf8JsonWriter json, GetQueueAttributesRequest request)
    {
        json.Write("AttributeNames", request.AttributeNames);
        json.Write("QueueUrl", request.QueueUrl);
    }

    public static void Write(Utf8JsonWriter json, GetQueueUrlRequest request)
    {
        json.Write("QueueName", request.QueueName);
        json.Write("QueueOwnerAWSAccountId", request.QueueOwnerAWSAccountId);
    }

    public static void Write(Utf8JsonWriter json, ListDeadLetterSourceQueuesRequest request) => json.Write("QueueUrl", request.QueueUrl);

    public static void Write(Utf8JsonWriter json, ReceiveMessageRequest request)
    {
        json.Write("MaxNumberOfMessages", request.MaxNumberOfMessages);
        json.Write("MessageAttributeNames", request.MessageAttributeNames);
        json.Write("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
        json.Write("QueueUrl", request.QueueUrl);
        json.Write("VisibilityTimeout", request.VisibilityTimeout);
        json.Write("WaitTimeSeconds", request.WaitTimeSeconds);
    }

    public static void Write(Utf8JsonWriter json, SendMessageRequest request)
    {
        json.Write("DelaySeconds", request.DelaySeconds);
        json.Write("MessageAttributes", request.MessageAttributes, WriteAttributes);
        json.Write("MessageBody", request.MessageBody);
        json.Write("QueueUrl", request.QueueUrl);
    }

    private static void WriteAttributes(Utf8JsonWriter json, Dictionary<string, MessageAttributeValue> attributes)
    {
        foreach (var (name, attribute) in attributes)
        {
            json.WriteStartObject(name);
            json.Write("DataType", attribute.DataType);
            json.Write("StringValue", attribute.StringValue);
            json.WriteEndObject();
        }
    }
}
