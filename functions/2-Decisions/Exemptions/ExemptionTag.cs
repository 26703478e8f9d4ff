using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exemptions;

/// <summary>
/// The tag <c>remediation:allow</c> on a security group or a rule. Its value is
/// <c>PORTS until DATE [REASON]</c>: <c>22 until 2026-12-31 ticket ABC-1</c>.
/// <list type="bullet">
/// <item>PORTS: one or more of <c>22</c>, <c>8000-8010</c> (TCP and UDP), <c>tcp/22</c>, <c>udp/53</c>, separated by commas or spaces, or
/// <c>all</c>.</item>
/// <item>DATE: <c>2026-12-31</c>, through the end of that day (UTC), or a moment such as <c>2026-12-31T18:00Z</c>.</item>
/// <item>REASON: anything.</item>
/// </list>
/// A value of any other form exempts nothing and is reported.
/// </summary>
public static class ExemptionTag
{
    /// <summary>The tag's key.</summary>
    public const string Key = "remediation:allow";

    private const string Until = "until";

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Reads a tag's value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="exemption">What it exempts.</param>
    /// <param name="problem">What is wrong with it, in words, and what to write instead.</param>
    /// <returns><see langword="false"/> when the value exempts nothing because it cannot be read.</returns>
    public static bool TryParse(
        string value, [NotNullWhen(true)] out Exemption? exemption, [NotNullWhen(false)] out string? problem)
    {
        exemption = null;
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int until = Array.FindIndex(words, word => string.Equals(word, Until, StringComparison.OrdinalIgnoreCase));
        if (until < 0 || until + 1 >= words.Length)
        {
            problem = "it names no end; write for example '22 until 2026-12-31 ticket ABC-1'";
            return false;
        }

        var names = words[..until].SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (names.Length == 0)
        {
            problem = "it names no ports; write for example '22 until 2026-12-31 ticket ABC-1', or 'all' for every port";
            return false;
        }

        if (!TryParseEnd(words[until + 1], out var end))
        {
            problem = $"'{words[until + 1]}' is no date; write it as 2026-12-31";
            return false;
        }

        bool everything = names is [var only] && string.Equals(only, "all", StringComparison.OrdinalIgnoreCase);
        var ports = new List<PortService>();
        foreach (string name in everything ? [] : names)
        {
            if (!TryAddPorts(name, ports))
            {
                problem = $"'{name}' is no port; write 22, 8000-8010, tcp/22 or udp/53";
                return false;
            }
        }

        problem = null;
        exemption = new Exemption(ports, end, string.Join(' ', words[(until + 2)..]), value);
        return true;
    }

    private static bool TryAddPorts(string name, List<PortService> ports)
    {
        if (PortService.TryParse(name, out var service))
        {
            ports.Add(service);
            return true;
        }

        if (!PortService.TryParsePorts(name, out var range))
        {
            return false;
        }

        ports.Add(new PortService(IpProtocol.Tcp, range));
        ports.Add(new PortService(IpProtocol.Udp, range));
        return true;
    }

    private static bool TryParseEnd(string text, out DateTimeOffset end)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out end);
    }
}
