using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Remediation.AwsPackages.QueryProtocol;

/// <summary>
/// Reads answers of the query protocol as every service but EC2 has them: <c>ActionResult</c> with the members, then <c>ResponseMetadata</c>
/// with the request id. Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
/// </summary>
internal abstract class WrappedResponseReader(string action, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> readResult) : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) =>
        context.ReadAnswer($"{action}Response", ReadResultAndMetadata);

    private AmazonWebServiceResponse ReadResultAndMetadata(XmlUnmarshallerContext xml)
    {
        AmazonWebServiceResponse? response = null;
        ResponseMetadata? metadata = null;
        foreach (var child in xml.Children())
        {
            if (child == $"{action}Result")
            {
                response = readResult(xml);
            }
            else if (child == "ResponseMetadata")
            {
                metadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(xml);
            }
        }

        if (response is null)
        {
            throw new XmlException($"It holds no <{action}Result>.");
        }

        response.ResponseMetadata = metadata;
        return response;
    }
}
