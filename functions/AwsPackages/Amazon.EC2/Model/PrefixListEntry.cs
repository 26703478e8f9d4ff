#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// One block of a prefix list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PrefixListEntry.html
/// </summary>
public class PrefixListEntry
{
    /// <summary>The block, IPv4 or IPv6.</summary>
    public string Cidr { get; set; }

    /// <summary>What its author wrote about it.</summary>
    public string Description { get; set; }
}
