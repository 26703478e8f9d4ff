#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// Settings of an <see cref="AmazonSimpleNotificationServiceClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_SNS, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(SnsOperations.ServiceId);

    /// <summary>SNS in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonSimpleNotificationServiceConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = SnsOperations.ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new RegionalEndpointProvider("sns", (region, _) => region is "us-gov-east-1" or "us-gov-west-1");
    }

    /// <summary>SNS's id in the SDK's settings.</summary>
    public static new string ServiceId => SnsOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "sns";

    /// <inheritdoc />
    public override string ServiceVersion => SnsOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
