using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Reads answers of the JSON 1.1 protocol: one object with the members; an error names its code in <c>__type</c>.</summary>
internal sealed class SsmResponseReader(string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => context.ReadAnswer(expectedMember, read);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = context.ReadError();
        return error.Code switch
        {
            "DuplicateInstanceId" => new DuplicateInstanceIdException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "InvalidDocument" => new InvalidDocumentException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "InvalidInstanceId" => new InvalidInstanceIdException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "InvocationDoesNotExist" => new InvocationDoesNotExistException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ParameterAlreadyExists" => new ParameterAlreadyExistsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ParameterNotFound" => new ParameterNotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "UnsupportedPlatformType" => new UnsupportedPlatformTypeException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSimpleSystemsManagementException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
