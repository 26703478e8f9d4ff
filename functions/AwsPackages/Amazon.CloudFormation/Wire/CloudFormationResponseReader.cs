using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.CloudFormation.Wire;

/// <summary>Reads answers, and errors as CloudFormation's.</summary>
internal sealed class CloudFormationResponseReader(string action, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> readResult)
    : WrappedResponseReader(action, readResult)
{
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonCloudFormationException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
