using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Remediation.AwsPackages.JsonProtocol;

/// <summary>
/// Turns a request object into a POST in an AWS JSON protocol: <c>X-Amz-Target</c> names the operation, and the body is the object that
/// <paramref name="write"/> fills. Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html;
/// https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html differs in the number only.
/// </summary>
internal sealed class JsonRequestMarshaller<TRequest>(
    string serviceName, string version, string target, Action<Utf8JsonWriter, TRequest> write, string protocolVersion)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json, (TRequest)input);
            json.WriteEndObject();
        }

        return new DefaultRequest(input, serviceName)
        {
            ResourcePath = "/",
            Content = body.WrittenSpan.ToArray(),
            Headers =
            {
                [HeaderKeys.ContentTypeHeader] = $"application/x-amz-json-{protocolVersion}",
                [HeaderKeys.XAmzApiVersion] = version,
                ["X-Amz-Target"] = target,
            },
        };
    }
}
