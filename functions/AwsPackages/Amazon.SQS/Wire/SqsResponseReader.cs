using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SQS.Model;
using Amazon.Util;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SQS.Wire;

/// <summary>
/// Reads answers of the JSON 1.0 protocol. An error names its shape in the body and, in a header, the code that SQS had for it before it spoke JSON:
/// <c>ErrorCode</c> is that one (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait).
/// </summary>
internal sealed class SqsResponseReader(string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => context.ReadAnswer(expectedMember, read);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = context.ReadError();
        var (code, type) = (error.Code, error.Type);
        if (context.ResponseData.IsHeaderPresent(HeaderKeys.XAmzQueryError)
            && context.ResponseData.GetHeaderValue(HeaderKeys.XAmzQueryError).Split(';') is [var queryCode, var fault])
        {
            (code, type) = (queryCode, Enum.TryParse<ErrorType>(fault, out var known) ? known : type);
        }

        return error.Code switch
        {
            "QueueDoesNotExist" => new QueueDoesNotExistException(error.Message, innerException, type, code, error.RequestId, statusCode),
            "ReceiptHandleIsInvalid" => new ReceiptHandleIsInvalidException(error.Message, innerException, type, code, error.RequestId, statusCode),
            _ => new AmazonSQSException(error.Message, innerException, type, code, error.RequestId, statusCode),
        };
    }
}
