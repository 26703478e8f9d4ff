#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>An IPv4 source. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html</summary>
public class IpRange
{
    /// <summary>The block, for example <c>203.0.113.0/24</c>.</summary>
    public string CidrIp { get; set; }

    /// <summary>At most 255 characters.</summary>
    public string Description { get; set; }
}
