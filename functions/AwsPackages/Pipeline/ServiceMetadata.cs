using Amazon.Runtime.Internal;

namespace Remediation.AwsPackages.Pipeline;

/// <summary>The service's name in the SDK's metrics and in <c>AWS_ENDPOINT_URL_{SERVICE}</c>.</summary>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
