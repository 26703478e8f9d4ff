#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>An IPv6 source. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Ipv6Range.html</summary>
public class Ipv6Range
{
    /// <summary>The block, for example <c>2001:db8::/32</c>.</summary>
    public string CidrIpv6 { get; set; }

    /// <summary>At most 255 characters.</summary>
    public string Description { get; set; }
}
