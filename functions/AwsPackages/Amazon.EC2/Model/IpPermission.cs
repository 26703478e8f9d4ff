#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// One protocol and range of ports with all its sources. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
/// </summary>
public class IpPermission
{
    /// <summary>First port, or ICMP type; -1 for all. Must be set for <c>tcp</c>, <c>udp</c> and <c>icmp</c>.</summary>
    public int? FromPort { get; set; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, another protocol's number, or <c>-1</c> for all.</summary>
    public string IpProtocol { get; set; }

    /// <summary>IPv4 sources.</summary>
    public List<IpRange> Ipv4Ranges { get; set; }

    /// <summary>IPv6 sources.</summary>
    public List<Ipv6Range> Ipv6Ranges { get; set; }

    /// <summary>Prefix lists as sources.</summary>
    public List<PrefixListId> PrefixListIds { get; set; }

    /// <summary>Last port, or ICMP code; -1 for all.</summary>
    public int? ToPort { get; set; }

    /// <summary>Groups as sources.</summary>
    public List<UserIdGroupPair> UserIdGroupPairs { get; set; }
}
