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

    public static void Write(Utf8JsonWriter json, ReceiveMessageRequest request)
    {
        json.Write("MaxNumberOfMessages", request.MaxNumberOfMessages);
        json.Write("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
        json.Write("QueueUrl", request.QueueUrl);
        json.Write("VisibilityTimeout", request.VisibilityTimeout);
        json.Write("WaitTimeSeconds", request.WaitTimeSeconds);
    }

    public static void Write(Utf8JsonWriter json, SendMessageRequest request)
    {
        json.Write("DelaySeconds", request.DelaySeconds);
        json.Write("MessageBody", request.MessageBody);
        json.Write("QueueUrl", request.QueueUrl);
    }
}
