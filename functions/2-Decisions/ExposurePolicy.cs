using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions;

/// <summary>What to do with ports open to the world that are neither forbidden nor allowed.</summary>
public enum UnlistedServices
{
    /// <summary>Leave them and say so.</summary>
    Report,

    /// <summary>Close them.</summary>
    Close,
}

/// <summary>What to do with a rule that covers ports to close and ports that may stay.</summary>
public enum WideRules
{
    /// <summary>Replace the rule by rules for the ports that may stay.</summary>
    Narrow,

    /// <summary>Remove the rule.</summary>
    Revoke,
}

/// <summary>What may be open to the internet and what becomes of the rest. The defaults are the product's.</summary>
public sealed record ExposurePolicy
{
    /// <summary>What stays open to the world, except in a VPC's default group: tcp 80 and tcp 443 unless set. Wins over the catalogue.</summary>
    public IReadOnlyList<PortService> Allowed { get; init; } =
        [new(IpProtocol.Tcp, PortRange.Only(80)), new(IpProtocol.Tcp, PortRange.Only(443))];

    /// <summary>What becomes of ports that no list names.</summary>
    public UnlistedServices Unlisted { get; init; } = UnlistedServices.Report;

    /// <summary>What becomes of rules that cover more than what must close.</summary>
    public WideRules WideRules { get; init; } = WideRules.Narrow;

    /// <summary>Security groups that are left as they are, by id or by the id of their VPC.</summary>
    public IReadOnlySet<string> Exempt { get; init; } = new HashSet<string>();

    /// <summary>
    /// A port is open to the world when the public addresses that reach it are more than a block of this prefix length holds. IPv4: /8,
    /// which is what IANA used to give a whole regional registry, and the most that single organizations hold.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside 1 to 32.</exception>
    public int WorldPrefixLengthIPv4 { get; init => field = Within(value, 32, nameof(WorldPrefixLengthIPv4)); } = 8;

    /// <summary>The same for IPv6: /12, which is what IANA gives a regional registry (RFC 7249, section 2.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is outside 1 to 128.</exception>
    public int WorldPrefixLengthIPv6 { get; init => field = Within(value, 128, nameof(WorldPrefixLengthIPv6)); } = 12;

    /// <summary>The number of public addresses of a family from which on, exclusively, a port is open to the world.</summary>
    public UInt128 WorldThreshold(AddressFamily family) => family == AddressFamily.IPv4
        ? UInt128.One << (32 - WorldPrefixLengthIPv4)
        : UInt128.One << (128 - WorldPrefixLengthIPv6);

    // A shift by more bits than there are would make another threshold, and length 0 a world that nothing exceeds.
    private static int Within(int length, int longest, string setting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, setting);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, longest, setting);
        return length;
    }
}
