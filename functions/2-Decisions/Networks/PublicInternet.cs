namespace Remediation.Decisions.Networks;

/// <summary>
/// The addresses that a host on the internet can have. Everything that IANA's special-purpose registries mark as not globally reachable
/// is left out, so private networks never count as the internet
/// (<see href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</see>,
/// <see href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</see>).
/// </summary>
public static class PublicInternet
{
    private static readonly string[] NotOnTheInternetIPv4 =
    [
        "0.0.0.0/8",       // this network, RFC 791
        "10.0.0.0/8",      // private use, RFC 1918
        "100.64.0.0/10",   // shared address space, RFC 6598
        "127.0.0.0/8",     // loopback, RFC 1122
        "169.254.0.0/16",  // link local, RFC 3927
        "172.16.0.0/12",   // private use, RFC 1918
        "192.0.0.0/24",    // IETF protocol assignments, RFC 6890
        "192.0.2.0/24",    // documentation, RFC 5737
        "192.168.0.0/16",  // private use, RFC 1918
        "198.18.0.0/15",   // benchmarking, RFC 2544
        "198.51.100.0/24", // documentation, RFC 5737
        "203.0.113.0/24",  // documentation, RFC 5737
        "224.0.0.0/4",     // multicast, RFC 1112
        "240.0.0.0/4",     // reserved and limited broadcast, RFC 1112, RFC 8190
    ];

    // Only this block is assigned to hosts on the internet (RFC 4291, IANA's IPv6 address space registry).
    private const string GlobalUnicastIPv6 = "2000::/3";

    private static readonly string[] NotOnTheInternetIPv6 =
    [
        "2001:2::/48",     // benchmarking, RFC 5180
        "2001:10::/28",    // ORCHID, RFC 4843
        "2001:db8::/32",   // documentation, RFC 3849
        "3fff::/20",       // documentation, RFC 9637
    ];

    private static readonly IntervalSet<UInt128> IPv4 = SetOf("0.0.0.0/0").Except(SetOf(NotOnTheInternetIPv4));
    private static readonly IntervalSet<UInt128> IPv6 = SetOf(GlobalUnicastIPv6).Except(SetOf(NotOnTheInternetIPv6));

    /// <summary>All addresses of a family that a host on the internet can have.</summary>
    public static IntervalSet<UInt128> Addresses(AddressFamily family) => family == AddressFamily.IPv4 ? IPv4 : IPv6;

    /// <summary>The part of address blocks, all of one family, that lies on the internet.</summary>
    public static IntervalSet<UInt128> PartOf(AddressFamily family, IEnumerable<CidrBlock> blocks) =>
        IntervalSet<UInt128>.Of(Intervals(blocks.Where(block => block.Family == family))).Intersect(Addresses(family));

    /// <summary>How much of the internet a number of addresses is: 0 to 1.</summary>
    public static double Share(AddressFamily family, UInt128 addresses) => (double)addresses / (double)Addresses(family).Count();

    private static IntervalSet<UInt128> SetOf(params string[] blocks) =>
        IntervalSet<UInt128>.Of(Intervals(blocks.Select(CidrBlock.Parse)));

    // Not with Select: each pair of value types that it joins is native code of its own, a hundred kilobytes of it.
    private static IEnumerable<(UInt128 First, UInt128 Last)> Intervals(IEnumerable<CidrBlock> blocks)
    {
        foreach (var block in blocks)
        {
            yield return (block.First, block.Last);
        }
    }
}
