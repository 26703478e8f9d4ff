using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SQS.Wire;

/// <summary>The operations that put and hold back messages: their names on the wire, how requests are written and answers are read.</summary>
internal static class SqsOperations
{
    public const string ServiceId = "SQS";
    public const string ApiVersion = "2012-11-05";

    public static readonly InvokeOptions ChangeMessageVisibility = Operation<ChangeMessageVisibilityRequest>(
        nameof(ChangeMessageVisibility), SqsRequests.Write, expectedMember: null, _ => new ChangeMessageVisibilityResponse());

    public static readonly InvokeOptions SendMessage = Operation<SendMessageRequest>(
        nameof(SendMessage), SqsRequests.Write, nameof(SendMessageResponse.MessageId), SqsResponses.ReadSendMessage);

    public static InvokeOptions Operation<TRequest>(
        string action, Action<Utf8JsonWriter, TRequest> write, string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read)
        where TRequest : AmazonSQSRequest => new()
        {
            RequestMarshaller = new JsonRequestMarshaller<TRequest>("Amazon.SQS", ApiVersion, $"AmazonSQS.{action}", write, protocolVersion: "1.0"),
            ResponseUnmarshaller = new SqsResponseReader(expectedMember, read),
        };
}
