using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Remediation.AwsPackages.Pipeline;

/// <summary>What every client shares: the SDK's defaults modes, its user agent, and the steps that a service adds to the SDK's pipeline.</summary>
internal static class ClientDefaults
{
    /// <summary>
    /// The modes that <c>AWS_DEFAULTS_MODE</c> chooses from, with the time limits that AWS publishes for them
    /// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).
    /// </summary>
    public static IDefaultConfigurationProvider Modes() => new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3_100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1_100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3_100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30_000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1_100),
    ]);

    /// <summary>Names the subset as such, so that CloudTrail does not show a package version that was not there.</summary>
    public static string UserAgent(string serviceId) => InternalSDKUtils.BuildUserAgentString(serviceId, "4.0-subset");

    /// <summary>Marshalled requests are given their signing scheme first, then their endpoint: the order of the official clients.</summary>
    public static void AddServiceHandlers(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
