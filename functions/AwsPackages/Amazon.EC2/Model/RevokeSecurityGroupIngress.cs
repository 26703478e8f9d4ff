#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Rules to remove. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
/// </summary>
public class RevokeSecurityGroupIngressRequest : AmazonEC2Request
{
    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>The rules, where <see cref="SecurityGroupRuleIds"/> does not name them; descriptions do not matter.</summary>
    public List<IpPermission> IpPermissions { get; set; }

    /// <summary>Ids of the rules (<c>sgr-…</c>). One that is gone fails the call.</summary>
    public List<string> SecurityGroupRuleIds { get; set; }
}

/// <summary>What was removed.</summary>
public class RevokeSecurityGroupIngressResponse : AmazonWebServiceResponse
{
    /// <summary>True when the call was carried out.</summary>
    public bool? Return { get; set; }

    /// <summary>The rules that this call removed; null when there is none.</summary>
    public List<RevokedSecurityGroupRule> RevokedSecurityGroupRules { get; set; }

    /// <summary>What was asked for but not there (default VPC only); null when there is none.</summary>
    public List<IpPermission> UnknownIpPermissions { get; set; }
}
