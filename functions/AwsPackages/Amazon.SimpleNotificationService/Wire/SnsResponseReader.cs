using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.SimpleNotificationService.Wire;

/// <summary>Reads answers of the query protocol: <c>ActionResult</c> with the members, then <c>ResponseMetadata</c> with the request id.</summary>
internal sealed class SnsResponseReader(string action, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> readResult) : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) =>
        context.ReadAnswer($"{action}Response", ReadResultAndMetadata);

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonSimpleNotificationServiceException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

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
