#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.EC2.Model;
using Amazon.EC2.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Remediation.AwsPackages.Pipeline;

namespace Amazon.EC2;

/// <summary>
/// Calls EC2 through the pipeline of AWSSDK.Core: its credentials, signatures, retries, clock-skew correction and endpoints.
/// The calls are virtual, so that a test may replace one. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html
/// </summary>
public class AmazonEC2Client : AmazonServiceClient, IAmazonEC2
{
    private static readonly ServiceMetadata Metadata = new(Ec2Operations.ServiceId);

    /// <summary>Takes credentials and region from the environment, the shared profile or the instance.</summary>
    public AmazonEC2Client()
        : base(new AmazonEC2Config())
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonEC2Client(RegionEndpoint region)
        : base(new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    /// <summary>Takes credentials from the environment, the shared profile or the instance.</summary>
    public AmazonEC2Client(AmazonEC2Config config)
        : base(config)
    {
    }

    /// <summary>Takes the region from the environment, the shared profile or the instance.</summary>
    public AmazonEC2Client(AWSCredentials credentials)
        : this(credentials, new AmazonEC2Config())
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="region"/> leaves open, for example AWS_ENDPOINT_URL.</summary>
    public AmazonEC2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    /// <summary>Takes nothing from the environment but what <paramref name="clientConfig"/> leaves open.</summary>
    public AmazonEC2Client(AWSCredentials credentials, AmazonEC2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc />
    public virtual Task<AuthorizeSecurityGroupIngressResponse> AuthorizeSecurityGroupIngressAsync(
        AuthorizeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<AuthorizeSecurityGroupIngressResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.AuthorizeSecurityGroupIngress, cancellationToken));

    /// <inheritdoc />
    public virtual Task<CreateSnapshotsResponse> CreateSnapshotsAsync(
        CreateSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<CreateSnapshotsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.CreateSnapshots, cancellationToken));

    /// <inheritdoc />
    public virtual Task<CreateTagsResponse> CreateTagsAsync(
        CreateTagsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<CreateTagsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.CreateTags, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DeleteSnapshotResponse> DeleteSnapshotAsync(
        DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DeleteSnapshotResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DeleteSnapshot, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeImagesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeImages, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeInstancesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeInstances, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeManagedPrefixListsResponse> DescribeManagedPrefixListsAsync(
        DescribeManagedPrefixListsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeManagedPrefixListsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeManagedPrefixLists, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeNetworkInterfacesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeNetworkInterfaces, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRulesAsync(
        DescribeSecurityGroupRulesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeSecurityGroupRulesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeSecurityGroupRules, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeSecurityGroupsResponse> DescribeSecurityGroupsAsync(
        DescribeSecurityGroupsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeSecurityGroupsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeSecurityGroups, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeSnapshotsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeSnapshots, cancellationToken));

    /// <inheritdoc />
    public virtual Task<DescribeVpcsResponse> DescribeVpcsAsync(
        DescribeVpcsRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<DescribeVpcsResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.DescribeVpcs, cancellationToken));

    /// <inheritdoc />
    public virtual Task<GetManagedPrefixListEntriesResponse> GetManagedPrefixListEntriesAsync(
        GetManagedPrefixListEntriesRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<GetManagedPrefixListEntriesResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.GetManagedPrefixListEntries, cancellationToken));

    /// <inheritdoc />
    public virtual Task<RevokeSecurityGroupIngressResponse> RevokeSecurityGroupIngressAsync(
        RevokeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default) =>
        Calls.As<RevokeSecurityGroupIngressResponse>(InvokeAsync<AmazonWebServiceResponse>(request, Ec2Operations.RevokeSecurityGroupIngress, cancellationToken));

    /// <inheritdoc />
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((ClientConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds EC2's endpoints, its signing scheme, and the one throttling code that only EC2 answers with.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ClientDefaults.AddServiceHandlers(pipeline);
        foreach (var retries in pipeline.Handlers.OfType<RetryHandler>())
        {
            retries.RetryPolicy.ThrottlingErrorCodes.Add("EC2ThrottledException");
        }
    }
}
