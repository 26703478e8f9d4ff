#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Rules to add. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
/// </summary>
public class AuthorizeSecurityGroupIngressRequest : AmazonEC2Request
{
    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>What to allow. Each source of each permission becomes one rule.</summary>
    public List<IpPermission> IpPermissions { get; set; }

    /// <summary>Tags of the new rules; the resource type is <c>security-group-rule</c>.</summary>
    public List<TagSpecification> TagSpecifications { get; set; }
}

/// <summary>What was added.</summary>
public class AuthorizeSecurityGroupIngressResponse : AmazonWebServiceResponse
{
    /// <summary>True; an error otherwise.</summary>
    public bool? Return { get; set; }

    /// <summary>The new rules, with their ids.</summary>
    public List<SecurityGroupRule> SecurityGroupRules { get; set; }
}
