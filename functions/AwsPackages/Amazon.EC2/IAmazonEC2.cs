#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EC2;

/// <summary>
/// The calls to EC2 that the functions make. Every call throws <see cref="AmazonEC2Exception"/> when EC2 answers with an error,
/// <see cref="AmazonUnmarshallingException"/> when the answer is not one of EC2's, and <see cref="AmazonClientException"/> when no
/// call could be made.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html
/// </summary>
public interface IAmazonEC2 : IAmazonService, IDisposable
{
    /// <summary>
    /// Adds ingress rules to a security group. Errors: <c>InvalidGroup.NotFound</c>, <c>InvalidPermission.Duplicate</c>,
    /// <c>RulesPerSecurityGroupLimitExceeded</c>, <c>InvalidParameterValue</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
    /// </summary>
    Task<AuthorizeSecurityGroupIngressResponse> AuthorizeSecurityGroupIngressAsync(
        AuthorizeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a snapshot of every volume of an instance, all of one moment: as after a power failure, not after a clean stop. Errors:
    /// <c>InvalidInstanceID.NotFound</c>, <c>SnapshotCreationPerVolumeRateExceeded</c>, <c>ConcurrentSnapshotLimitExceeded</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html
    /// </summary>
    Task<CreateSnapshotsResponse> CreateSnapshotsAsync(CreateSnapshotsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes tags on what exists. Errors: <c>InvalidInstanceID.NotFound</c> and the like, <c>TagLimitExceeded</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
    /// </summary>
    Task<CreateTagsResponse> CreateTagsAsync(CreateTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a snapshot. Errors: <c>InvalidSnapshot.NotFound</c>, <c>InvalidSnapshot.InUse</c> when it belongs to an image.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
    /// </summary>
    Task<DeleteSnapshotResponse> DeleteSnapshotAsync(DeleteSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists images that instances of this account can be started from. Errors: <c>InvalidAMIID.NotFound</c>, <c>InvalidAMIID.Unavailable</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
    /// </summary>
    Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists instances, also ones that were terminated within the last hour or so. Errors: <c>InvalidInstanceID.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
    /// </summary>
    Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists prefix lists, with the version and size of each. Errors: <c>InvalidPrefixListID.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
    /// </summary>
    Task<DescribeManagedPrefixListsResponse> DescribeManagedPrefixListsAsync(
        DescribeManagedPrefixListsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists network interfaces: what a security group guards. Errors: <c>InvalidNetworkInterfaceID.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
    /// </summary>
    Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the rules of security groups, one item for each rule, ingress and egress. Errors: <c>InvalidSecurityGroupRuleId.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
    /// </summary>
    Task<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRulesAsync(
        DescribeSecurityGroupRulesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists security groups. Errors: <c>InvalidGroup.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
    /// </summary>
    Task<DescribeSecurityGroupsResponse> DescribeSecurityGroupsAsync(
        DescribeSecurityGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists snapshots. Errors: <c>InvalidSnapshot.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
    /// </summary>
    Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(DescribeSnapshotsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists VPCs. Errors: <c>InvalidVpcID.NotFound</c>. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
    /// </summary>
    Task<DescribeVpcsResponse> DescribeVpcsAsync(DescribeVpcsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the CIDR blocks of a managed prefix list. Errors: <c>InvalidPrefixListID.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html
    /// </summary>
    Task<GetManagedPrefixListEntriesResponse> GetManagedPrefixListEntriesAsync(
        GetManagedPrefixListEntriesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes ingress rules by their ids. One id that is gone fails the whole call. Errors: <c>InvalidSecurityGroupRuleId.NotFound</c>,
    /// <c>InvalidPermission.NotFound</c>, <c>InvalidGroup.NotFound</c>.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
    /// </summary>
    Task<RevokeSecurityGroupIngressResponse> RevokeSecurityGroupIngressAsync(
        RevokeSecurityGroupIngressRequest request, CancellationToken cancellationToken = default);

    /// <summary>The endpoint that a request would be sent to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEC2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEC2Client(awsCredentials, (AmazonEC2Config)clientConfig);
}
