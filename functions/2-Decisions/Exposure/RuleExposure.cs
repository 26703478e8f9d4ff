using System.Globalization;
using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exposure;

/// <summary>What a rule, together with the others of its group, opens to the world.</summary>
/// <param name="Family">Whose addresses.</param>
/// <param name="Share">How much of that family's internet the rule itself admits: more than 0, at most 1.</param>
/// <param name="Traffic">What is open to the world through this rule, in the order of protocol and port.</param>
public sealed record RuleExposure(AddressFamily Family, double Share, IReadOnlyList<OpenTraffic> Traffic)
{
    /// <summary>The known services among it, each once.</summary>
    public IReadOnlyList<Service> Services { get; } =
    [
        .. Traffic.Where(open => open.Ports is not null && open.Tier == Tier.Forbidden)
            .SelectMany(open => ServiceCatalogue.On(open.Protocol, open.Ports!.Value))
            .Distinct(),
    ];

    /// <summary><c>100 % of the IPv4 internet</c></summary>
    public string ShareText => Share >= 0.9995
        ? $"the whole {Family} internet"
        : string.Create(CultureInfo.InvariantCulture, $"{Share:0.##%} of the {Family} internet").Replace("%", " %", StringComparison.Ordinal);
}

/// <summary>Traffic that the world can send to the members of a group.</summary>
/// <param name="Protocol">The protocol; <see cref="IpProtocol.All"/> for every protocol that has no ports and no name here.</param>
/// <param name="Ports">The ports of TCP and UDP; otherwise <see langword="null"/>.</param>
/// <param name="Tier">How the policy sees it.</param>
public sealed record OpenTraffic(IpProtocol Protocol, PortRange? Ports, Tier Tier)
{
    /// <summary><c>tcp 22</c>, <c>icmp</c>, <c>other protocols</c></summary>
    public override string ToString() => Protocol.IsAll ? "other protocols"
        : Ports is { } ports ? $"{Protocol} {ports}"
        : Protocol.IsIcmp ? Protocol.ToString()
        : $"protocol {Protocol}";
}

/// <summary>How the policy sees traffic that is open to the world.</summary>
public enum Tier
{
    /// <summary>May be open to anybody.</summary>
    Allowed,

    /// <summary>Would have to close, but for a tag.</summary>
    Exempt,

    /// <summary>On no list.</summary>
    Unlisted,

    /// <summary>Must not be open to the world.</summary>
    Forbidden,
}
