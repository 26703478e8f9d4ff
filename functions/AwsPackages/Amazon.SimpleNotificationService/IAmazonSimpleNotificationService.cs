#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// The calls to SNS that the functions and the command line make. Every call throws <see cref="AmazonSimpleNotificationServiceException"/> when SNS
/// answers with an error,
/// <see cref="AmazonUnmarshallingException"/> when the answer is not one of SNS's, and <see cref="AmazonClientException"/> when no
/// call could be made.
/// https://docs.aws.amazon.com/sns/latest/api/welcome.html
/// </summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>
    /// Says what a subscription is: to what it delivers, and how. Errors: <c>NotFound</c>, <c>AuthorizationError</c>.
    /// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
    /// </summary>
    Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(
        GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a message to the subscribers of a topic. Errors: <c>NotFound</c>, <c>InvalidParameter</c> (among others, a message above 256
    /// KiB),
    /// <c>AuthorizationError</c>, <c>KMSAccessDenied</c>. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);
}
