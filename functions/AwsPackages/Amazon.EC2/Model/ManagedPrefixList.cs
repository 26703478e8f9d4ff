#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// A named list of CIDR blocks. Source:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html
/// </summary>
public class ManagedPrefixList
{
    /// <summary><c>IPv4</c> or <c>IPv6</c>.</summary>
    public string AddressFamily { get; set; }

    /// <summary>Most entries that it can have: what it counts as against the quota of rules of a group. Null on AWS's own lists.</summary>
    public int? MaxEntries { get; set; }

    /// <summary>Account that owns it; <c>AWS</c> for AWS's own lists.</summary>
    public string OwnerId { get; set; }

    /// <summary>Id (<c>pl-…</c>).</summary>
    public string PrefixListId { get; set; }

    /// <summary>Name.</summary>
    public string PrefixListName { get; set; }

    /// <summary>What last happened to it.</summary>
    public PrefixListState State { get; set; }

    /// <summary>Why that failed; null when it did not.</summary>
    public string StateMessage { get; set; }

    /// <summary>Number of its version; each change of its entries makes a new one. Null on AWS's own lists.</summary>
    public long? Version { get; set; }
}
