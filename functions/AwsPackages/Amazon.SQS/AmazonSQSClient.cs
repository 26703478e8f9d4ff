#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.SQS.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SQS;

/// <summary>
/// Calls SQS through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
/// </summary>
public class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    private static readonly ServiceMetadata Metadata = new(SqsOperations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonSQSClient()
        : base(new AmazonSQSConfig())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSQSClient(RegionEndpoint region)
        : base(new AmazonSQSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSQSClient(AmazonSQSConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonSQSClient(AWSCredentials credentials)
        : this(credentials, new AmazonSQSConfig())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSQSConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ChangeMessageVisibilityResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsOperations.ChangeMessageVisibility, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DeleteMessageResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsReadingOperations.DeleteMessage, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetQueueAttributesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsReadingOperations.GetQueueAttributes, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(
        GetQueueUrlRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetQueueUrlResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsReadingOperations.GetQueueUrl, cancellationToken));

    /// <inheritdoc />
    public virtual Task<ListDeadLetterSourceQueuesResponse> ListDeadLetterSourceQueuesAsync(
        ListDeadLetterSourceQueuesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ListDeadLetterSourceQueuesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsReadingOperations.ListDeadLetterSourceQueues, cancellationToken));

    /// <inheritdoc />
    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ReceiveMessageResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsReadingOperations.ReceiveMessage, cancellationToken));

    /// <inheritdoc />
    public virtual Task<SendMessageResponse> SendMessageAsync(
        SendMessageRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<SendMessageResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SqsOperations.SendMessage, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds SQS's endpoints and its signing scheme.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientDefaults.AddServiceHandlers(pipeline);
}
