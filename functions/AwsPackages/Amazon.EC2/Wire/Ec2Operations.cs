using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Every operation: its name on the wire, how its request is written and how its answer is read.</summary>
internal static class Ec2Operations
{
    public const string ServiceId = "EC2";
    public const string ApiVersion = "2016-11-15";

    public static readonly InvokeOptions AuthorizeSecurityGroupIngress = Operation<AuthorizeSecurityGroupIngressRequest>(
        nameof(AuthorizeSecurityGroupIngress), Ec2Requests.Write, Ec2Responses.ReadAuthorizeSecurityGroupIngress);

    public static readonly InvokeOptions CreateSnapshots = Operation<CreateSnapshotsRequest>(
        nameof(CreateSnapshots), Ec2InstanceRequests.Write, Ec2InstanceResponses.ReadCreateSnapshots);

    public static readonly InvokeOptions CreateTags = Operation<CreateTagsRequest>(
        nameof(CreateTags), Ec2InstanceRequests.Write, Ec2InstanceResponses.ReadNothing<CreateTagsResponse>);

    public static readonly InvokeOptions DeleteSnapshot = Operation<DeleteSnapshotRequest>(
        nameof(DeleteSnapshot), Ec2InstanceRequests.Write, Ec2InstanceResponses.ReadNothing<DeleteSnapshotResponse>);

    public static readonly InvokeOptions DescribeImages = Operation<DescribeImagesRequest>(
        nameof(DescribeImages), Ec2InstanceRequests.Write, Ec2InstanceResponses.ReadDescribeImages);

    public static readonly InvokeOptions DescribeInstances = Operation<DescribeInstancesRequest>(
        nameof(DescribeInstances), Ec2Requests.Write, Ec2Responses.ReadDescribeInstances);

    public static readonly InvokeOptions DescribeManagedPrefixLists = Operation<DescribeManagedPrefixListsRequest>(
        nameof(DescribeManagedPrefixLists), Ec2Requests.Write, Ec2Responses.ReadDescribeManagedPrefixLists);

    public static readonly InvokeOptions DescribeNetworkInterfaces = Operation<DescribeNetworkInterfacesRequest>(
        nameof(DescribeNetworkInterfaces), Ec2Requests.Write, Ec2Responses.ReadDescribeNetworkInterfaces);

    public static readonly InvokeOptions DescribeSecurityGroupRules = Operation<DescribeSecurityGroupRulesRequest>(
        nameof(DescribeSecurityGroupRules), Ec2Requests.Write, Ec2Responses.ReadDescribeSecurityGroupRules);

    public static readonly InvokeOptions DescribeSecurityGroups = Operation<DescribeSecurityGroupsRequest>(
        nameof(DescribeSecurityGroups), Ec2Requests.Write, Ec2Responses.ReadDescribeSecurityGroups);

    public static readonly InvokeOptions DescribeSnapshots = Operation<DescribeSnapshotsRequest>(
        nameof(DescribeSnapshots), Ec2InstanceRequests.Write, Ec2InstanceResponses.ReadDescribeSnapshots);

    public static readonly InvokeOptions DescribeVpcs = Operation<DescribeVpcsRequest>(
        nameof(DescribeVpcs), Ec2Requests.Write, Ec2Responses.ReadDescribeVpcs);

    public static readonly InvokeOptions GetManagedPrefixListEntries = Operation<GetManagedPrefixListEntriesRequest>(
        nameof(GetManagedPrefixListEntries), Ec2Requests.Write, Ec2Responses.ReadGetManagedPrefixListEntries);

    public static readonly InvokeOptions RevokeSecurityGroupIngress = Operation<RevokeSecurityGroupIngressRequest>(
        nameof(RevokeSecurityGroupIngress), Ec2Requests.Write, Ec2Responses.ReadRevokeSecurityGroupIngress);

    private static InvokeOptions Operation<TRequest>(
        string action, Action<QueryParameters, TRequest> write, Func<XmlUnmarshallerContext, AmazonWebServiceResponse> read)
        where TRequest : AmazonEC2Request => new()
        {
            RequestMarshaller = new QueryRequestMarshaller<TRequest>("Amazon.EC2", ApiVersion, action, write),
            ResponseUnmarshaller = new Ec2ResponseReader(action, read),
        };
}
