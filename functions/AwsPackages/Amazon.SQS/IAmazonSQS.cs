#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>
/// The calls to SQS that the functions and the command line make. Every call throws <see cref="AmazonSQSException"/> when SQS answers with an error,
/// <see cref="AmazonUnmarshallingException"/> when the answer is not one of SQS's, and <see cref="AmazonClientException"/> when no
/// call could be made.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
/// </summary>
public interface IAmazonSQS : IAmazonService, IDisposable
{
    /// <summary>
    /// Sets when a message that was received comes back. Errors: <see cref="ReceiptHandleIsInvalidException"/>,
    /// <c>AWS.SimpleQueueService.MessageNotInflight</c> when it has come back already, <see cref="QueueDoesNotExistException"/>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    /// </summary>
    Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a message that was received out of the queue; one that is gone is no error. Errors: <see cref="ReceiptHandleIsInvalidException"/>,
    /// <see cref="QueueDoesNotExistException"/>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
    /// </summary>
    Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says what a queue is, and about how much is in it. Errors: <see cref="QueueDoesNotExistException"/>, <c>InvalidAttributeName</c>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
    /// </summary>
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds a queue by its name. Errors: <see cref="QueueDoesNotExistException"/>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
    /// </summary>
    Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the queues whose messages go to this one when they cannot be handled. Errors: <see cref="QueueDoesNotExistException"/>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
    /// </summary>
    Task<ListDeadLetterSourceQueuesResponse> ListDeadLetterSourceQueuesAsync(
        ListDeadLetterSourceQueuesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Receives messages and hides them for a while. The same one may come more than once. Errors: <see cref="QueueDoesNotExistException"/>,
    /// <c>OverLimit</c>.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a message into a queue. Errors: <see cref="QueueDoesNotExistException"/>, <c>InvalidMessageContents</c>,
    /// <c>InvalidParameterValue</c> (among others, a message above 1 MiB).
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    /// </summary>
    Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSQSConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSQSClient(awsCredentials, (AmazonSQSConfig)clientConfig);
}
