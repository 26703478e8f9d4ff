using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Util;

namespace Remediation.AwsPackages.Pipeline;

/// <summary>Step of the pipeline that hands the client's settings to its endpoint provider.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    /// <summary>The endpoint that a call would go to.</summary>
    public static Endpoint Resolve(ClientConfig config, ServiceOperationEndpointParameters parameters) =>
        new RegionalEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(
            new RequestContext(enableMetrics: false, clientSigner: new NullSigner())
            {
                ClientConfig = config,
                OriginalRequest = parameters.Request,
                Request = new DefaultRequest(parameters.Request, config.ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
            },
            responseContext: null));

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new RegionalEndpointParameters
        {
            [EndpointParameterNames.Region] = requestContext.Request.AlternateEndpoint?.SystemName ?? RegionOf(config),
            [EndpointParameterNames.UseDualStack] = config.UseDualstackEndpoint,
            [EndpointParameterNames.UseFips] = config.UseFIPSEndpoint,
            [EndpointParameterNames.Endpoint] = config.ServiceURL,
        };
    }

    private static string? RegionOf(IClientConfig config)
    {
        if (config.RegionEndpoint is { } region)
        {
            return region.SystemName;
        }

        if (string.IsNullOrEmpty(config.ServiceURL))
        {
            return null;
        }

        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
            : config.AuthenticationRegion;
    }

    private sealed class RegionalEndpointParameters : EndpointParameters;
}
