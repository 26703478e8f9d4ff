using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.SimpleNotificationService.Wire;

/// <summary>Reads answers, and errors as SNS's.</summary>
internal sealed class SnsResponseReader(string action, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> readResult)
    : WrappedResponseReader(action, readResult)
{
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonSimpleNotificationServiceException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
