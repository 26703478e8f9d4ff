using System.Globalization;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>A rule in words only, so that the oracle shares no arithmetic with the code it checks.</summary>
/// <param name="Protocol">As EC2 writes it.</param>
/// <param name="From">The lowest port; 0 where there are no ports.</param>
/// <param name="To">The highest port; 0 where there are no ports.</param>
/// <param name="Source">An address block, <c>pl-…</c> or <c>sg-…</c>.</param>
/// <param name="Allow">The exemption tag's value.</param>
internal sealed record PlainRule(string Protocol, int From, int To, string Source, string? Allow = null)
{
    public bool HasPorts => Protocol is "tcp" or "udp";

    public static PlainRule Of(IngressRule rule)
    {
        var ends = (rule.Ports?.ToString() ?? "0").Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return new PlainRule(rule.Protocol.ToString(), ends[0], ends[^1], rule.Source.ToString()!, rule.Tags.GetValueOrDefault(ExemptionTag.Key));
    }

    public bool Admits(Traffic traffic) =>
        Protocol == "-1" || (Protocol == traffic.Protocol && (!HasPorts || (From <= traffic.Port && traffic.Port <= To)));

    public override string ToString()
    {
        string service = Protocol == "-1" ? "all traffic" : !HasPorts ? $"protocol {Protocol}" : From == To ? $"{Protocol} {From}" : $"{Protocol} {From}-{To}";
        return $"{service} from {Source}{(Allow is null ? "" : $" [{Allow}]")}";
    }
}

/// <summary>A group in words only.</summary>
internal sealed record PlainGroup(bool IsDefault, string? Allow, IReadOnlyList<PlainRule> Rules)
{
    public override string ToString() =>
        $"{(IsDefault ? "default group" : "group")}{(Allow is null ? "" : $" [{Allow}]")}:{string.Concat(Rules.Select(rule => $"{Environment.NewLine}    {rule}"))}";
}

/// <summary>What a packet is: a protocol and, for TCP and UDP, a port. Protocol <c>other</c> stands for all that are not named.</summary>
internal readonly record struct Traffic(string Protocol, int Port)
{
    public override string ToString() => Protocol is "tcp" or "udp" ? $"{Protocol} {Port}" : Protocol;
}
