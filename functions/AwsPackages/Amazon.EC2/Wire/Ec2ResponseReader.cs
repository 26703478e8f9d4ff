using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Reads answers of the EC2 query protocol: the members stand directly under the root element, beside <c>requestId</c>.</summary>
internal sealed class Ec2ResponseReader(string action, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> read) : EC2ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) => context.ReadAnswer($"{action}Response", read);

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonEC2Exception(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
