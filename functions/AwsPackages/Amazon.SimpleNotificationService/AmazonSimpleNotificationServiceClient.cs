#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleNotificationService.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// Calls SNS through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/sns/latest/api/welcome.html
/// </summary>
public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    private static readonly ServiceMetadata Metadata = new(SnsOperations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleNotificationServiceClient()
        : base(new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleNotificationServiceClient(RegionEndpoint region)
        : base(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetSubscriptionAttributesResponse>(
            InvokeAsync<AmazonWebServiceResponse>(request, SnsSubscriptionOperations.GetSubscriptionAttributes, cancellationToken));

    /// <inheritdoc />
    public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<PublishResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SnsOperations.Publish, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds SNS's endpoints and its signing scheme.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientDefaults.AddServiceHandlers(pipeline);
}
