#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleSystemsManagement.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Settings of an <see cref="AmazonSimpleSystemsManagementClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_SSM, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonSimpleSystemsManagementConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(SsmOperations.ServiceId);

    /// <summary>Systems Manager in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonSimpleSystemsManagementConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = SsmOperations.ServiceId;
        AuthenticationServiceName = "ssm";
        EndpointProvider = new RegionalEndpointProvider("ssm", (_, partition) => partition.name == "aws-us-gov");
    }

    /// <summary>Systems Manager's id in the SDK's settings.</summary>
    public static new string ServiceId => SsmOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "ssm";

    /// <inheritdoc />
    public override string ServiceVersion => SsmOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
