#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SQS;

/// <summary>
/// Settings of an <see cref="AmazonSQSClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_SQS, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonSQSConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(SqsOperations.ServiceId);

    /// <summary>SQS in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonSQSConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = SqsOperations.ServiceId;
        AuthenticationServiceName = "sqs";
        EndpointProvider = new RegionalEndpointProvider("sqs", (_, partition) => partition.name == "aws-us-gov");
    }

    /// <summary>SQS's id in the SDK's settings.</summary>
    public static new string ServiceId => SqsOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "sqs";

    /// <inheritdoc />
    public override string ServiceVersion => SqsOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
