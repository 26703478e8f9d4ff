#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Lambda.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.Lambda;

/// <summary>
/// Settings of an <see cref="AmazonLambdaClient"/>. What is not set here comes from the environment and the shared profile
/// (AWS_REGION, AWS_ENDPOINT_URL_LAMBDA, AWS_USE_FIPS_ENDPOINT, …: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
public class AmazonLambdaConfig : ClientConfig
{
    private static readonly string SubsetUserAgent = ClientDefaults.UserAgent(LambdaOperations.ServiceId);

    /// <summary>Lambda in its own region, by the rules of its endpoint rule set.</summary>
    public AmazonLambdaConfig()
        : base(ClientDefaults.Modes())
    {
        base.ServiceId = LambdaOperations.ServiceId;
        AuthenticationServiceName = "lambda";
        EndpointProvider = new RegionalEndpointProvider("lambda", (_, _) => false);
    }

    /// <summary>Lambda's id in the SDK's settings.</summary>
    public static new string ServiceId => LambdaOperations.ServiceId;

    /// <inheritdoc />
    public override string RegionEndpointServiceName => "lambda";

    /// <inheritdoc />
    public override string ServiceVersion => LambdaOperations.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => SubsetUserAgent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, parameters);
}
