#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which groups to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
/// </summary>
public class DescribeSecurityGroupsRequest : AmazonEC2Request
{
    /// <summary>Names: <c>group-id</c>, <c>vpc-id</c>, <c>owner-id</c>, <c>tag:KEY</c>, <c>ip-permission.cidr</c>, ….</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Ids of groups (<c>sg-…</c>). One that does not exist fails the call.</summary>
    public List<string> GroupIds { get; set; }

    /// <summary>Names of groups in the default VPC.</summary>
    public List<string> GroupNames { get; set; }

    /// <summary>Most items in one answer, 5 to 1000. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of groups.</summary>
public class DescribeSecurityGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The groups; null when there is none.</summary>
    public List<SecurityGroup> SecurityGroups { get; set; }
}
