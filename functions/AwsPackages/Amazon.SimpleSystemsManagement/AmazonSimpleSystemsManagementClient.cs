#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SimpleSystemsManagement.Wire;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Calls Systems Manager through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/Welcome.html
/// </summary>
public class AmazonSimpleSystemsManagementClient : AmazonServiceClient, IAmazonSimpleSystemsManagement
{
    private static readonly ServiceMetadata Metadata = new(SsmOperations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleSystemsManagementClient()
        : base(new AmazonSimpleSystemsManagementConfig())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleSystemsManagementClient(RegionEndpoint region)
        : base(new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleSystemsManagementClient(AmazonSimpleSystemsManagementConfig config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleSystemsManagementConfig())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<DeleteParameterResponse> DeleteParameterAsync(
        DeleteParameterRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DeleteParameterResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.DeleteParameter, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeInstanceInformationResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.DescribeInstanceInformation, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeInstancePatchStatesResponse> DescribeInstancePatchStatesAsync(
        DescribeInstancePatchStatesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeInstancePatchStatesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.DescribeInstancePatchStates, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetCommandInvocationResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.GetCommandInvocation, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetParameterResponse> GetParameterAsync(
        GetParameterRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetParameterResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.GetParameter, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetParametersByPathResponse> GetParametersByPathAsync(
        GetParametersByPathRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetParametersByPathResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.GetParametersByPath, cancellationToken));

    /// <inheritdoc />
    public virtual Task<ListCommandInvocationsResponse> ListCommandInvocationsAsync(
        ListCommandInvocationsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ListCommandInvocationsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.ListCommandInvocations, cancellationToken));

    /// <inheritdoc />
    public virtual Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<ListCommandsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.ListCommands, cancellationToken));

    /// <inheritdoc />
    public virtual Task<PutParameterResponse> PutParameterAsync(
        PutParameterRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<PutParameterResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.PutParameter, cancellationToken));

    /// <inheritdoc />
    public virtual Task<SendCommandResponse> SendCommandAsync(
        SendCommandRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<SendCommandResponse>(InvokeAsync<AmazonWebServiceResponse>(request, SsmOperations.SendCommand, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds Systems Manager's endpoints and its signing scheme.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientDefaults.AddServiceHandlers(pipeline);
}
