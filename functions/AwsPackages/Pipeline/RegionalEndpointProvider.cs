using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Remediation.AwsPackages.Pipeline;

/// <summary>
/// Where a regional service is reached, by the rules that AWS publishes with each service model (endpoint-rule-set-1.json):
/// <c>{service}{-fips}.{region}.{suffix of the partition}</c>, or the endpoint that the user has set.
/// </summary>
/// <param name="hostPrefix">First label of the host name, for example <c>ec2</c>.</param>
/// <param name="hasPlainFipsHost">Says for a region whether its ordinary host is the FIPS one, as in GovCloud.</param>
/// <param name="alsoDualStack">The same is so for the host that speaks IPv6, too.</param>
internal sealed class RegionalEndpointProvider(string hostPrefix, Func<string, Partition, bool> hasPlainFipsHost, bool alsoDualStack = false) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var dualStack = parameters[EndpointParameterNames.UseDualStack] is true;
        var fips = parameters[EndpointParameterNames.UseFips] is true;

        if (parameters[EndpointParameterNames.Endpoint] is string { Length: > 0 } customEndpoint)
        {
            return fips || dualStack
                ? throw new AmazonClientException(
                    $"The endpoint {customEndpoint} is set together with {(fips ? "UseFIPSEndpoint" : "UseDualstackEndpoint")}; " +
                    "AWS supports only one of them. Unset one.")
                : new Endpoint(customEndpoint);
        }

        if (parameters[EndpointParameterNames.Region] is not string { Length: > 0 } region)
        {
            throw new AmazonClientException("No region is set. Set RegionEndpoint in the client's configuration, or AWS_REGION.");
        }

        var partition = Fn.Partition(region)
            ?? throw new AmazonClientException($"The region '{region}' belongs to no known partition. Correct RegionEndpoint or AWS_REGION.");
        if (fips && !partition.supportsFIPS)
        {
            throw new AmazonClientException($"The partition {partition.name} has no FIPS endpoints. Set UseFIPSEndpoint to false.");
        }

        if (dualStack && !partition.supportsDualStack)
        {
            throw new AmazonClientException($"The partition {partition.name} has no dual-stack endpoints. Set UseDualstackEndpoint to false.");
        }

        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        var fipsLabel = fips && !(hasPlainFipsHost(region, partition) && (alsoDualStack || !dualStack)) ? "-fips" : "";
        return new Endpoint($"https://{hostPrefix}{fipsLabel}.{region}.{suffix}");
    }
}
