using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exemptions;

/// <summary>Somebody's written word that ports may stay open until a day.</summary>
/// <param name="Ports">The ports; empty for every port and protocol.</param>
/// <param name="Until">The first moment at which the exemption no longer holds (UTC).</param>
/// <param name="Reason">Why, as written; may be empty.</param>
/// <param name="Tag">The tag's value, as written.</param>
public sealed record Exemption(IReadOnlyList<PortService> Ports, DateTimeOffset Until, string Reason, string Tag)
{
    /// <summary>Exempts everything for ever, as a setting does.</summary>
    internal static Exemption Everything { get; } = new([], DateTimeOffset.MaxValue, "", "");

    /// <summary>Whether the exemption holds at a time.</summary>
    public bool HoldsAt(DateTimeOffset now) => now < Until;

    /// <summary>Whether the exemption covers traffic: ports of TCP or UDP, or, where <paramref name="ports"/> is missing, a whole protocol.</summary>
    public bool Covers(IpProtocol protocol, PortRange? ports) =>
        Ports.Count == 0
        || (ports is { } range && Ports.Any(service =>
            service.Protocol == protocol && service.Ports.From <= range.From && range.To <= service.Ports.To));
}
