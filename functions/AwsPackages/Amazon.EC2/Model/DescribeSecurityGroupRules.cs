#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which rules to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
/// </summary>
public class DescribeSecurityGroupRulesRequest : AmazonEC2Request
{
    /// <summary>Names: <c>group-id</c>, <c>security-group-rule-id</c>, <c>tag:KEY</c>.</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Most items in one answer, 5 to 1000. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Ids of rules (<c>sgr-…</c>). One that does not exist fails the call.</summary>
    public List<string> SecurityGroupRuleIds { get; set; }
}

/// <summary>One page of rules.</summary>
public class DescribeSecurityGroupRulesResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The rules; null when there is none.</summary>
    public List<SecurityGroupRule> SecurityGroupRules { get; set; }
}
