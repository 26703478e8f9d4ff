#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// An IPv6 address of a network interface. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfaceIpv6Address.html
/// </summary>
public class NetworkInterfaceIpv6Address
{
    /// <summary>The address, without a prefix length.</summary>
    public string Ipv6Address { get; set; }
}
