#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.EventBridge.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.EventBridge;

/// <summary>
/// Settings of an <see cref="AmazonEventBridgeClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_EVENTBRIDGE, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonEventBridgeConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(EventBridgeOperations.ServiceId);

    /// <summary>EventBridge in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonEventBridgeConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = EventBridgeOperations.ServiceId;
        AuthenticationServiceName = "events";
        EndpointProvider = new RegionalEndpointProvider("events", (_, partition) => partition.name == "aws-us-gov", alsoDualStack: true);
    }

    /// <summary>EventBridge's id in the SDK's settings.</summary>
    public static new string ServiceId => EventBridgeOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "events";

    /// <inheritdoc />
    public override string ServiceVersion => EventBridgeOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
