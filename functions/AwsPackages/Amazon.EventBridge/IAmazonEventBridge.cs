#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EventBridge;

/// <summary>
/// The calls to EventBridge that the functions make. Every call throws <see cref="AmazonEventBridgeException"/> when EventBridge answers with an
/// error, <see cref="AmazonUnmarshallingException"/> when the answer is not one of EventBridge's, and <see cref="AmazonClientException"/> when no
/// call could be made.
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/Welcome.html
/// </summary>
public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    /// <summary>
    /// Puts up to ten events on event buses. An event that was refused is no error of the call: its entry in the answer has an <c>ErrorCode</c>.
    /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
    /// </summary>
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEventBridgeClient(awsCredentials, (AmazonEventBridgeConfig)clientConfig);
}
