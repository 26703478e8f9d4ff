#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Lambda;

/// <summary>
/// The calls to Lambda that the functions make. Every call throws <see cref="AmazonLambdaException"/> when Lambda
/// answers with an error, <see cref="AmazonUnmarshallingException"/> when the answer is not one of Lambda's, and
/// <see cref="AmazonClientException"/> when no call could be made.
/// https://docs.aws.amazon.com/lambda/latest/api/welcome.html
/// </summary>
public interface IAmazonLambda : IAmazonService, IDisposable
{
    /// <summary>
    /// Runs a function. That the function failed is no error of the call: <see cref="InvokeResponse.FunctionError"/> says so. Errors:
    /// <c>ResourceNotFoundException</c>, <c>TooManyRequestsException</c>, <c>RequestTooLargeException</c>, <c>InvalidRequestContentException</c>.
    /// The client's time-out must be longer than the function's. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    /// </summary>
    Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonLambdaConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonLambdaClient(awsCredentials, (AmazonLambdaConfig)clientConfig);
}
