using System.Net;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.Lambda.Wire;

/// <summary>Reads what Lambda says of an invocation from status and headers; the body is what the function said, and is not looked into.</summary>
internal sealed class InvokeResponseReader : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => new InvokeResponse
    {
        ExecutedVersion = Header(context, "X-Amz-Executed-Version"),
        FunctionError = Header(context, "X-Amz-Function-Error"),
        Payload = new MemoryStream(context.ReadBody()),
        StatusCode = (int)context.ResponseData.StatusCode,
    };

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = context.ReadError();
        return new AmazonLambdaException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    private static string? Header(JsonUnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
}
