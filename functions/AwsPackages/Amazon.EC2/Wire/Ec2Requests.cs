using Amazon.EC2.Model;
using Remediation.AwsPackages.QueryProtocol;

namespace Amazon.EC2.Wire;

/// <summary>Writes requests in the EC2 query protocol (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html).</summary>
internal static class Ec2Requests
{
    public static void Write(QueryParameters form, AuthorizeSecurityGroupIngressRequest request)
    {
        form.Add("GroupId", request.GroupId);
        form.AddList("IpPermissions", request.IpPermissions, Write);
        form.AddList("TagSpecification", request.TagSpecifications, Write);
    }

    public static void Write(QueryParameters form, DescribeInstancesRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.AddList("InstanceId", request.InstanceIds);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
    }

    public static void Write(QueryParameters form, DescribeManagedPrefixListsRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("PrefixListId", request.PrefixListIds);
    }

    public static void Write(QueryParameters form, DescribeNetworkInterfacesRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("NetworkInterfaceId", request.NetworkInterfaceIds);
    }

    public static void Write(QueryParameters form, DescribeSecurityGroupRulesRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("SecurityGroupRuleId", request.SecurityGroupRuleIds);
    }

    public static void Write(QueryParameters form, DescribeSecurityGroupsRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.AddList("GroupId", request.GroupIds);
        form.AddList("GroupName", request.GroupNames);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
    }

    public static void Write(QueryParameters form, DescribeVpcsRequest request)
    {
        form.AddList("Filter", request.Filters, Write);
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.AddList("VpcId", request.VpcIds);
    }

    public static void Write(QueryParameters form, GetManagedPrefixListEntriesRequest request)
    {
        form.Add("MaxResults", request.MaxResults);
        form.Add("NextToken", request.NextToken);
        form.Add("PrefixListId", request.PrefixListId);
        form.Add("TargetVersion", request.TargetVersion);
    }

    public static void Write(QueryParameters form, RevokeSecurityGroupIngressRequest request)
    {
        form.Add("GroupId", request.GroupId);
        form.AddList("IpPermissions", request.IpPermissions, Write);
        form.AddList("SecurityGroupRuleId", request.SecurityGroupRuleIds);
    }

    public static void Write(QueryParameters form, Filter filter)
    {
        form.Add("Name", filter.Name);
        form.AddList("Value", filter.Values);
    }

    public static void Write(QueryParameters form, TagSpecification specification)
    {
        form.Add("ResourceType", specification.ResourceType?.Value);
        form.AddList("Tag", specification.Tags, Write);
    }

    public static void Write(QueryParameters form, Tag tag)
    {
        form.Add("Key", tag.Key);
        form.Add("Value", tag.Value);
    }

    private static void Write(QueryParameters form, IpPermission permission)
    {
        form.Add("IpProtocol", permission.IpProtocol);
        form.Add("FromPort", permission.FromPort);
        form.Add("ToPort", permission.ToPort);
        form.AddList("IpRanges", permission.Ipv4Ranges, Write);
        form.AddList("Ipv6Ranges", permission.Ipv6Ranges, Write);
        form.AddList("PrefixListIds", permission.PrefixListIds, Write);
        form.AddList("Groups", permission.UserIdGroupPairs, Write);
    }

    private static void Write(QueryParameters form, IpRange range)
    {
        form.Add("CidrIp", range.CidrIp);
        form.Add("Description", range.Description);
    }

    private static void Write(QueryParameters form, Ipv6Range range)
    {
        form.Add("CidrIpv6", range.CidrIpv6);
        form.Add("Description", range.Description);
    }

    private static void Write(QueryParameters form, PrefixListId prefixList)
    {
        form.Add("PrefixListId", prefixList.Id);
        form.Add("Description", prefixList.Description);
    }

    private static void Write(QueryParameters form, UserIdGroupPair group)
    {
        form.Add("Description", group.Description);
        form.Add("GroupId", group.GroupId);
        form.Add("GroupName", group.GroupName);
        form.Add("PeeringStatus", group.PeeringStatus);
        form.Add("UserId", group.UserId);
        form.Add("VpcId", group.VpcId);
        form.Add("VpcPeeringConnectionId", group.VpcPeeringConnectionId);
    }
}
