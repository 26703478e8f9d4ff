#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A rule that was removed. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokedSecurityGroupRule.html
/// </summary>
public class RevokedSecurityGroupRule
{
    /// <summary>Source: an IPv4 block; null when the source is another.</summary>
    public string CidrIpv4 { get; set; }

    /// <summary>Source: an IPv6 block; null when the source is another.</summary>
    public string CidrIpv6 { get; set; }

    /// <summary>What its author wrote about it.</summary>
    public string Description { get; set; }

    /// <summary>First port, or ICMP type; -1 or null: all.</summary>
    public int? FromPort { get; set; }

    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, another protocol's number, or <c>-1</c> for all.</summary>
    public string IpProtocol { get; set; }

    /// <summary>Whether it was an outbound rule.</summary>
    public bool? IsEgress { get; set; }

    /// <summary>Source: a prefix list (<c>pl-…</c>); null when the source is another.</summary>
    public string PrefixListId { get; set; }

    /// <summary>Source: another group (<c>sg-…</c>); null when the source is another.</summary>
    public string ReferencedGroupId { get; set; }

    /// <summary>The rule's id (<c>sgr-…</c>).</summary>
    public string SecurityGroupRuleId { get; set; }

    /// <summary>Last port, or ICMP code; -1 or null: all.</summary>
    public int? ToPort { get; set; }
}
