using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Catalogue;

/// <summary>Ports of TCP or UDP, as settings and tags name them: <c>tcp/443</c>, <c>udp/8000-8010</c>.</summary>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Ports">The ports.</param>
public sealed record PortService(IpProtocol Protocol, PortRange Ports)
{
    /// <summary>Reads <c>protocol/port</c> or <c>protocol/from-to</c>.</summary>
    /// <returns><see langword="false"/> for anything else.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PortService? service)
    {
        service = null;
        var parts = (text ?? "").Split('/');
        if (parts.Length != 2
            || !IpProtocol.TryParse(parts[0], out var protocol)
            || !protocol.HasPorts
            || !TryParsePorts(parts[1], out var ports))
        {
            return false;
        }

        service = new PortService(protocol, ports);
        return true;
    }

    /// <summary>Reads <c>port</c> or <c>from-to</c>, decimal, within 0 to 65535 and in rising order.</summary>
    /// <returns><see langword="false"/> for anything else.</returns>
    public static bool TryParsePorts(string? text, out PortRange ports)
    {
        ports = default;
        var ends = (text ?? "").Trim().Split('-');
        if (ends.Length > 2 || !TryParsePort(ends[0], out int from) || !TryParsePort(ends[^1], out int to) || from > to)
        {
            return false;
        }

        ports = new PortRange(from, to);
        return true;
    }

    /// <summary><c>tcp/443</c></summary>
    public override string ToString() => $"{Protocol}/{Ports}";

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= PortRange.HighestPort;
}
