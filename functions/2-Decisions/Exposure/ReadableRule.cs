using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Exposure;

/// <summary>A rule whose source is known down to the addresses. Compared by reference: a group can hold two equal rules.</summary>
internal sealed class ReadableRule(
    IngressRule rule, AddressFamily family, IntervalSet<UInt128> publicAddresses, IReadOnlyList<Exemption> exemptions)
{
    public IngressRule Rule => rule;

    public AddressFamily Family => family;

    public IntervalSet<UInt128> PublicAddresses => publicAddresses;

    public IReadOnlyList<Exemption> Exemptions => exemptions;

    public UInt128 Size { get; } = publicAddresses.Count();

    /// <summary>Whether the rule admits a traffic whose ports never straddle the rule's own ends.</summary>
    public bool Admits(IpProtocol protocol, PortRange? ports)
    {
        if (rule.Protocol.IsAll)
        {
            return true;
        }

        if (rule.Protocol != protocol)
        {
            return false;
        }

        return ports is not { } range || (rule.Ports is { } own && own.From <= range.From && range.To <= own.To);
    }

    public bool IsExempt(IpProtocol protocol, PortRange? ports) => exemptions.Any(exemption => exemption.Covers(protocol, ports));
}
