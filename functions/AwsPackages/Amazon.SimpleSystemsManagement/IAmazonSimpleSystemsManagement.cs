#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// The calls to Systems Manager that the functions make. Every call throws <see cref="AmazonSimpleSystemsManagementException"/> when Systems Manager
/// answers with an error, <see cref="AmazonUnmarshallingException"/> when the answer is not one of Systems Manager's, and
/// <see cref="AmazonClientException"/> when no call could be made.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/Welcome.html
/// </summary>
public interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    /// <summary>
    /// Deletes a parameter. Errors: <see cref="ParameterNotFoundException"/>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
    /// </summary>
    Task<DeleteParameterResponse> DeleteParameterAsync(DeleteParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the nodes that are registered: the ones that commands can be sent to. One that was asked for by id and is not registered is left
    /// out, or is an error. Errors: <see cref="InvalidInstanceIdException"/>, <c>InvalidFilterKey</c>, <c>InvalidInstanceInformationFilterValue</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html
    /// </summary>
    Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads what the newest patching operation on each node found and did, by AWS-RunPatchBaseline. A node without one is left out. What a run did
    /// is there some time after it ended. Errors: <c>InvalidNextToken</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html
    /// </summary>
    Task<DescribeInstancePatchStatesResponse> DescribeInstancePatchStatesAsync(
        DescribeInstancePatchStatesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one step of the run of a command on one node. Errors: <see cref="InvocationDoesNotExistException"/>, <c>InvalidPluginName</c>,
    /// <c>InvalidCommandId</c>, <see cref="InvalidInstanceIdException"/>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
    /// </summary>
    Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads one parameter. Errors: <see cref="ParameterNotFoundException"/>, <c>ParameterVersionNotFound</c>, <c>InvalidKeyId</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
    /// </summary>
    Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the parameters below a path. A page may be empty and still have a next one. Errors: <c>InvalidNextToken</c>,
    /// <c>InvalidKeyId</c>. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
    /// </summary>
    Task<GetParametersByPathResponse> GetParametersByPathAsync(
        GetParametersByPathRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists runs of commands on nodes. What was sent a moment ago may not be listed yet. Errors: <c>InvalidCommandId</c>,
    /// <see cref="InvalidInstanceIdException"/>, <c>InvalidFilterKey</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html
    /// </summary>
    Task<ListCommandInvocationsResponse> ListCommandInvocationsAsync(
        ListCommandInvocationsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists commands. Errors: <c>InvalidCommandId</c>, <see cref="InvalidInstanceIdException"/>, <c>InvalidFilterKey</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html
    /// </summary>
    Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a parameter, or a new version of it. Errors: <see cref="ParameterAlreadyExistsException"/>, <c>TooManyUpdates</c>,
    /// <c>ParameterLimitExceeded</c>, <c>ParameterMaxVersionLimitExceeded</c>, <c>HierarchyTypeMismatchException</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
    /// </summary>
    Task<PutParameterResponse> PutParameterAsync(PutParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has nodes run a document; answers before they have begun. Errors: <see cref="InvalidInstanceIdException"/>,
    /// <see cref="InvalidDocumentException"/>, <see cref="UnsupportedPlatformTypeException"/>, <see cref="DuplicateInstanceIdException"/>,
    /// <c>InvalidParameters</c>, <c>InvalidDocumentVersion</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
    /// </summary>
    Task<SendCommandResponse> SendCommandAsync(
        SendCommandRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleSystemsManagementClient(awsCredentials, (AmazonSimpleSystemsManagementConfig)clientConfig);
}
