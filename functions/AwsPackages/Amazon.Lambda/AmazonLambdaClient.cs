#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Lambda.Model;
using Amazon.Lambda.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.Lambda;

/// <summary>
/// Calls Lambda through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/lambda/latest/api/welcome.html
/// </summary>
public class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
{
    private static readonly ServiceMetadata Metadata = new(LambdaOperations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonLambdaClient()
        : base(new AmazonLambdaConfig())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonLambdaClient(RegionEndpoint region)
        : base(new AmazonLambdaConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonLambdaClient(AmazonLambdaConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonLambdaClient(AWSCredentials credentials)
        : this(credentials, new AmazonLambdaConfig())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonLambdaClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonLambdaConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<InvokeResponse>(InvokeAsync<AmazonWebServiceResponse>(request, LambdaOperations.Invoke, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds Lambda's endpoints and its signing scheme.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientDefaults.AddServiceHandlers(pipeline);
}
