using System.Diagnostics.CodeAnalysis;
using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exemptions;

/// <summary>
/// The ports in an <see cref="ExemptionTag"/>: <c>22</c>, <c>8000-8010</c>, <c>tcp/22</c> and <c>udp/53</c> with spaces, or one comma, between
/// them; or <c>all</c>. Stricter than settings are: a tag can be written by more people than a template.
/// </summary>
internal static class ExemptPorts
{
    private const string Form = "write 22, 8000-8010, tcp/22 or udp/53";
    private const int DigitsOfAPort = 5;

    /// <param name="words">The words before <c>until</c>; at least one.</param>
    /// <param name="ports">The ports; none for <c>all</c>.</param>
    /// <param name="problem">What is wrong with them, in words.</param>
    public static bool TryParse(
        IReadOnlyList<string> words, [NotNullWhen(true)] out IReadOnlyList<PortService>? ports, [NotNullWhen(false)] out string? problem)
    {
        ports = null;
        problem = null;
        if (words is [var only] && string.Equals(only, "all", StringComparison.OrdinalIgnoreCase))
        {
            ports = [];
            return true;
        }

        var found = new List<PortService>();
        foreach (string item in string.Join(' ', words).Split(','))
        {
            var names = item.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            problem = names.Length == 0
                ? $"it names no ports before or after a comma; {Form}"
                : Array.Find(names, name => !TryAdd(name, found)) is { } wrong ? $"'{wrong}' is no port; {Form}" : null;
            if (problem is not null)
            {
                return false;
            }
        }

        ports = found;
        return true;
    }

    private static bool TryAdd(string name, List<PortService> ports)
    {
        string[] parts = name.Split('/');
        if (parts.Length > 2 || !IsRange(parts[^1]) || !PortService.TryParsePorts(parts[^1], out var range))
        {
            return false;
        }

        if (parts is [var protocolName, _])
        {
            if (protocolName.ToUpperInvariant() is not ("TCP" or "UDP") || !IpProtocol.TryParse(protocolName, out var protocol))
            {
                return false;
            }

            ports.Add(new PortService(protocol, range));
            return true;
        }

        ports.Add(new PortService(IpProtocol.Tcp, range));
        ports.Add(new PortService(IpProtocol.Udp, range));
        return true;
    }

    /// <summary>Numbers are read leniently elsewhere: white space around them, zeros before them, zero characters after them.</summary>
    private static bool IsRange(string text) => Array.TrueForAll(text.Split('-'), port =>
        port.Length is > 0 and <= DigitsOfAPort && port.All(char.IsAsciiDigit) && (port.Length == 1 || port[0] != '0'));
}
