using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS's reading of protocol and ports: names for tcp, udp, icmp and icmpv6, numbers for the rest, ports only where they mean something.
/// moto keeps numbers as typed and fails on a protocol without ports.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html</summary>
internal sealed record ProtocolAndPorts(string Protocol, int FromPort, int ToPort)
{
    /// <exception cref="AwsErrorException">Unknown protocol, missing ports, or a range that is none.</exception>
    public static ProtocolAndPorts Of(string? protocol, string? fromPort, string? toPort)
    {
        var name = Name(protocol);
        if (name is not ("tcp" or "udp" or "icmp" or "icmpv6"))
        {
            return new ProtocolAndPorts(name, -1, -1);
        }

        if (name is "icmp" or "icmpv6" && fromPort is null && toPort is null)
        {
            return new ProtocolAndPorts(name, -1, -1);
        }

        var (from, to) = (Number(fromPort), Number(toPort));
        if (from is null || to is null)
        {
            throw Invalid("Invalid value for portRange. Must specify both from and to ports with TCP/UDP.");
        }

        if (name is "tcp" or "udp" && (from < 0 || to > 65535 || from > to))
        {
            throw Invalid($"Invalid {name.ToUpperInvariant()} port range: {from}-{to}");
        }

        return new ProtocolAndPorts(name, from.Value, to.Value);
    }

    private static string Name(string? protocol) => protocol?.Trim().ToLowerInvariant() switch
    {
        null or "" => throw Invalid("Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly."),
        "tcp" or "6" => "tcp",
        "udp" or "17" => "udp",
        "icmp" or "1" => "icmp",
        "icmpv6" or "58" => "icmpv6",
        "-1" or "all" => "-1",
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 256 => number.ToString(CultureInfo.InvariantCulture),
        { } text => throw Invalid($"Invalid value '{text}' for IP protocol. Unknown protocol."),
    };

    private static int? Number(string? port) => port switch
    {
        null => null,
        _ when int.TryParse(port, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Invalid($"Invalid value '{port}' for port."),
    };

    private static AwsErrorException Invalid(string message) => new("InvalidParameterValue", message);
}
