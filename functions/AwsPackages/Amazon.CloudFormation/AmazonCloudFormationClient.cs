#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.CloudFormation.Model;
using Amazon.CloudFormation.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.CloudFormation;

/// <summary>
/// Calls CloudFormation through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
/// </summary>
public class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    private static readonly ServiceMetadata Metadata = new(CloudFormationOperations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonCloudFormationClient()
        : base(new AmazonCloudFormationConfig())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonCloudFormationClient(RegionEndpoint region)
        : base(new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonCloudFormationClient(AmazonCloudFormationConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudFormationConfig())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<ListStackResourcesResponse> ListStackResourcesAsync(
        ListStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ListStackResourcesResponse>(
            InvokeAsync<AmazonWebServiceResponse>(request, CloudFormationOperations.ListStackResources, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds CloudFormation's endpoints and its signing scheme.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientDefaults.AddServiceHandlers(pipeline);
}
