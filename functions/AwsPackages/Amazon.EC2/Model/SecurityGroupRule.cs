#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// One rule: one protocol, one range of ports, one source. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
/// </summary>
public class SecurityGroupRule
{
    /// <summary>Source: an IPv4 block, canonical; null when the source is another.</summary>
    public string CidrIpv4 { get; set; }

    /// <summary>Source: an IPv6 block, canonical; null when the source is another.</summary>
    public string CidrIpv6 { get; set; }

    /// <summary>What its author wrote about it.</summary>
    public string Description { get; set; }

    /// <summary>First port, or ICMP type; -1 or null: all.</summary>
    public int? FromPort { get; set; }

    /// <summary>Id of the group (<c>sg-…</c>).</summary>
    public string GroupId { get; set; }

    /// <summary>Account that owns the group.</summary>
    public string GroupOwnerId { get; set; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, another protocol's number, or <c>-1</c> for all.</summary>
    public string IpProtocol { get; set; }

    /// <summary>Whether it is an outbound rule.</summary>
    public bool? IsEgress { get; set; }

    /// <summary>Source: a prefix list (<c>pl-…</c>); null when the source is another.</summary>
    public string PrefixListId { get; set; }

    /// <summary>Source: another group; null when the source is another.</summary>
    public ReferencedSecurityGroup ReferencedGroupInfo { get; set; }

    /// <summary>The rule's ARN.</summary>
    public string SecurityGroupRuleArn { get; set; }

    /// <summary>The rule's id (<c>sgr-…</c>).</summary>
    public string SecurityGroupRuleId { get; set; }

    /// <summary>The rule's tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Last port, or ICMP code; -1 or null: all.</summary>
    public int? ToPort { get; set; }
}
