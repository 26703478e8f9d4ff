using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.EventBridge.Wire;

/// <summary>Reads answers of the JSON 1.1 protocol.</summary>
internal sealed class EventBridgeResponseReader(string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => context.ReadAnswer(expectedMember, read);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = context.ReadError();
        return new AmazonEventBridgeException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
