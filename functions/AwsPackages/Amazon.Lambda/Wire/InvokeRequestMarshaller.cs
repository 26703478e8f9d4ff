using System.Globalization;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Lambda.Wire;

/// <summary>
/// Writes an invocation in the REST-JSON protocol: the function's name stands in the path, and the body is the event as it is.
/// Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax
/// </summary>
internal sealed class InvokeRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var invocation = (InvokeRequest)input;
        if (string.IsNullOrEmpty(invocation.FunctionName))
        {
            throw new AmazonLambdaException("No function is named. Set FunctionName in the InvokeRequest.");
        }

        var payload = invocation.PayloadStream ?? new MemoryStream();
        var request = new DefaultRequest(input, "Amazon.Lambda")
        {
            ResourcePath = $"/{LambdaOperations.ApiVersion}/functions/{{FunctionName}}/invocations",
            ContentStream = payload,
            // Otherwise the pipeline would send parameters in place of the body.
            UseQueryString = true,
            Headers =
            {
                [HeaderKeys.XAmzApiVersion] = LambdaOperations.ApiVersion,
                [HeaderKeys.ContentLengthHeader] = (payload.Length - payload.Position).ToString(CultureInfo.InvariantCulture),
            },
        };
        request.AddPathResource("{FunctionName}", invocation.FunctionName);
        if (payload.Length > payload.Position)
        {
            request.Headers[HeaderKeys.ContentTypeHeader] = "application/octet-stream";
        }

        if (invocation.InvocationType is { } type)
        {
            request.Headers["X-Amz-Invocation-Type"] = type.Value;
        }

        return request;
    }
}
