using System.Globalization;

namespace Remediation.Decisions.Networks;

/// <summary>
/// The protocol of a security group rule: a number of the IANA protocol registry, or all of them. EC2 writes <c>tcp</c>, <c>udp</c>,
/// <c>icmp</c>, <c>icmpv6</c>, <c>-1</c> for all, and other protocols by number
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</see>).
/// </summary>
public readonly record struct IpProtocol
{
    private const int EveryProtocol = -1;

    private IpProtocol(int number) => Number = number;

    /// <summary>All protocols, all ports: <c>-1</c>.</summary>
    public static IpProtocol All { get; } = new(EveryProtocol);

    /// <summary>ICMP, number 1.</summary>
    public static IpProtocol Icmp { get; } = new(1);

    /// <summary>TCP, number 6.</summary>
    public static IpProtocol Tcp { get; } = new(6);

    /// <summary>UDP, number 17.</summary>
    public static IpProtocol Udp { get; } = new(17);

    /// <summary>ICMP for IPv6, number 58.</summary>
    public static IpProtocol Icmpv6 { get; } = new(58);

    /// <summary>0 to 255, or -1 for all protocols.</summary>
    public int Number { get; }

    /// <summary>Whether the rule covers every protocol.</summary>
    public bool IsAll => Number == EveryProtocol;

    /// <summary>Whether a rule's port numbers mean anything: only for TCP and UDP. ICMP keeps a type and a code in their place.</summary>
    public bool HasPorts => Number is 6 or 17;

    /// <summary>Whether this is ICMP or ICMP for IPv6.</summary>
    public bool IsIcmp => Number is 1 or 58;

    /// <summary>Reads a name that EC2 uses, in any case, or a number from -1 to 255.</summary>
    /// <returns><see langword="false"/> for anything else.</returns>
    public static bool TryParse(string? text, out IpProtocol protocol)
    {
        protocol = default;
        int? number = text?.Trim().ToUpperInvariant() switch
        {
            null or "" => null,
            "TCP" => 6,
            "UDP" => 17,
            "ICMP" => 1,
            "ICMPV6" => 58,
            "ALL" => EveryProtocol,
            var digits when int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int n) && n is >= -1 and <= 255 => n,
            _ => null,
        };
        if (number is not { } known)
        {
            return false;
        }

        protocol = new IpProtocol(known);
        return true;
    }

    /// <summary>As EC2 writes it: <c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, <c>-1</c>, or the number.</summary>
    public override string ToString() => Number switch
    {
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "icmpv6",
        var other => other.ToString(CultureInfo.InvariantCulture),
    };
}
