using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Remediation.Decisions.Networks;

/// <summary>
/// A block of addresses in CIDR notation (RFC 4632, RFC 4291), in canonical form: host bits are cleared, as EC2 does when it stores
/// a rule (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleRequest.html">SecurityGroupRuleRequest</see>),
/// so <c>203.0.113.9/0</c> is <c>0.0.0.0/0</c>.
/// </summary>
public readonly record struct CidrBlock
{
    private CidrBlock(AddressFamily family, UInt128 first, int prefixLength)
    {
        Family = family;
        First = first;
        PrefixLength = prefixLength;
    }

    /// <summary>The family of the block's addresses.</summary>
    public AddressFamily Family { get; }

    /// <summary>The lowest address, as a number of <see cref="Bits"/> bits.</summary>
    public UInt128 First { get; }

    /// <summary>The number of leading bits that all addresses share: 0 to 32 (IPv4) or 0 to 128 (IPv6).</summary>
    public int PrefixLength { get; }

    /// <summary>The highest address, as a number of <see cref="Bits"/> bits.</summary>
    public UInt128 Last => First | HostMask(Family, PrefixLength);

    /// <summary>The number of bits in an address: 32 or 128.</summary>
    public int Bits => BitsOf(Family);

    /// <summary>
    /// Reads <c>address/length</c>, or an address alone as the block of that one address. IPv4 takes four decimal numbers only; an
    /// IPv4-mapped IPv6 address stays IPv6.
    /// </summary>
    /// <returns><see langword="false"/> for anything else; nothing is guessed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CidrBlock block)
    {
        block = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var trimmed = text.AsSpan().Trim();
        int slash = trimmed.IndexOf('/');
        var addressText = slash < 0 ? trimmed : trimmed[..slash];
        if (addressText.ContainsAny("%[") || !IPAddress.TryParse(addressText, out var address))
        {
            return false;
        }

        var family = addressText.Contains(':') ? AddressFamily.IPv6 : AddressFamily.IPv4;
        // IPAddress reads 010.0.0.1 as octal, 0x0a.0.0.1 as hexadecimal and 10.1 as 10.0.0.1.
        if (family == AddressFamily.IPv4 && !addressText.SequenceEqual(address.ToString()))
        {
            return false;
        }

        int prefixLength = BitsOf(family);
        if (slash >= 0
            && (!int.TryParse(trimmed[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength)
                || prefixLength > BitsOf(family)))
        {
            return false;
        }

        block = Create(family, ToNumber(address), prefixLength);
        return true;
    }

    /// <summary>The block as <see cref="TryParse"/> reads it.</summary>
    /// <exception cref="FormatException">The text is no address block.</exception>
    public static CidrBlock Parse(string text) =>
        TryParse(text, out var block) ? block : throw new FormatException($"'{text}' is not an address block such as 192.0.2.0/24 or 2001:db8::/32");

    /// <summary>The block of the given length that holds an address.</summary>
    public static CidrBlock Create(AddressFamily family, UInt128 address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, BitsOf(family));
        return new CidrBlock(family, address & ~HostMask(family, prefixLength), prefixLength);
    }

    /// <summary>Canonical text: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c> (RFC 5952).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToAddress()}/{PrefixLength}");

    private static int BitsOf(AddressFamily family) => family == AddressFamily.IPv4 ? 32 : 128;

    private static UInt128 HostMask(AddressFamily family, int prefixLength)
    {
        int hostBits = BitsOf(family) - prefixLength;
        return hostBits == 128 ? UInt128.MaxValue : (UInt128.One << hostBits) - 1;
    }

    private static UInt128 ToNumber(IPAddress address)
    {
        UInt128 number = 0;
        foreach (byte part in address.GetAddressBytes())
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private IPAddress ToAddress()
    {
        var bytes = new byte[Bits / 8];
        var rest = First;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = (byte)rest;
            rest >>= 8;
        }

        return new IPAddress(bytes);
    }
}
