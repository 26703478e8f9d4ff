#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.EC2.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.EC2;

/// <summary>
/// Settings of an <see cref="AmazonEC2Client"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_EC2, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonEC2Config : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(Ec2Operations.ServiceId);

    /// <summary>EC2 in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonEC2Config()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = Ec2Operations.ServiceId;
        AuthenticationServiceName = "ec2";
        EndpointProvider = new RegionalEndpointProvider("ec2", (_, partition) => partition.name == "aws-us-gov");
    }

    /// <summary>EC2's id in the SDK's settings.</summary>
    public static new string ServiceId => Ec2Operations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "ec2";

    /// <inheritdoc />
    public override string ServiceVersion => Ec2Operations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
