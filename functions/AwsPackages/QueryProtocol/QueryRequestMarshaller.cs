using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Remediation.AwsPackages.QueryProtocol;

/// <summary>Turns a request object into a form-encoded POST: <c>Action</c>, <c>Version</c> and what <paramref name="write"/> adds.</summary>
internal sealed class QueryRequestMarshaller<TRequest>(
    string serviceName, string version, string action, Action<QueryParameters, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName);
        request.Parameters.Add("Action", action);
        request.Parameters.Add("Version", version);
        write(new QueryParameters(request.Parameters), (TRequest)input);
        return request;
    }
}
