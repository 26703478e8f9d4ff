using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS stores the network, not what was typed: 1.2.3.4/0 becomes 0.0.0.0/0, 0::/0 becomes ::/0. moto stores what was typed.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html</summary>
internal static class CanonicalCidr
{
    /// <exception cref="AwsErrorException">No CIDR block of this family.</exception>
    public static string Of(string text, AddressFamily family)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !IPAddress.TryParse(text[..slash], out var address)
            || address.AddressFamily != family
            || (family == AddressFamily.InterNetwork && text[..slash].Count(c => c == '.') != 3)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > (family == AddressFamily.InterNetwork ? 32 : 128))
        {
            throw new AwsErrorException("InvalidParameterValue", $"CIDR block {text} is malformed");
        }

        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return $"{new IPAddress(bytes)}/{length.ToString(CultureInfo.InvariantCulture)}";
    }
}
