#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.CloudFormation.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.CloudFormation;

/// <summary>
/// Settings of an <see cref="AmazonCloudFormationClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_CLOUDFORMATION, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonCloudFormationConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(CloudFormationOperations.ServiceId);

    /// <summary>CloudFormation in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonCloudFormationConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = CloudFormationOperations.ServiceId;
        AuthenticationServiceName = "cloudformation";
        EndpointProvider = new RegionalEndpointProvider("cloudformation", (_, partition) => partition.name == "aws-us-gov");
    }

    /// <summary>CloudFormation's id in the SDK's settings.</summary>
    public static new string ServiceId => CloudFormationOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "cloudformation";

    /// <inheritdoc />
    public override string ServiceVersion => CloudFormationOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
