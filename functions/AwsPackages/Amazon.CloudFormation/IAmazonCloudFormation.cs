#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.CloudFormation;

/// <summary>
/// The calls to CloudFormation that the command line makes. Every call throws <see cref="AmazonCloudFormationException"/> when CloudFormation
/// answers with an error, <see cref="AmazonUnmarshallingException"/> when the answer is not one of CloudFormation's, and
/// <see cref="AmazonClientException"/> when no call could be made.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
/// </summary>
public interface IAmazonCloudFormation : IAmazonService, IDisposable
{
    /// <summary>
    /// Lists what a stack holds, 100 resources at a time. Errors: <c>ValidationError</c>, among others for a stack that does not exist.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
    /// </summary>
    Task<ListStackResourcesResponse> ListStackResourcesAsync(
        ListStackResourcesRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFormationConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudFormationClient(awsCredentials, (AmazonCloudFormationConfig)clientConfig);
}
