using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exposure;

/// <summary>Says of any traffic how the policy sees it in one group, and at which ports the answer can change.</summary>
internal sealed class TierTable(ExposurePolicy policy, bool isDefaultGroup, IReadOnlyList<Exemption> groupExemptions)
{
    /// <summary>The tier of traffic whose ports all lie between two <see cref="Boundaries"/>.</summary>
    public Tier Of(IpProtocol protocol, PortRange? ports)
    {
        var tier = WithoutExemptions(protocol, ports);
        return tier > Tier.Exempt && groupExemptions.Any(exemption => exemption.Covers(protocol, ports)) ? Tier.Exempt : tier;
    }

    private Tier WithoutExemptions(IpProtocol protocol, PortRange? ports)
    {
        if (isDefaultGroup)
        {
            return Tier.Forbidden;
        }

        // Nothing listens on ICMP, and answers to ping do no harm.
        if (protocol.IsIcmp)
        {
            return Tier.Allowed;
        }

        if (ports is not { } range)
        {
            return Tier.Unlisted;
        }

        if (policy.Allowed.Any(service => service.Protocol == protocol && service.Ports.Contains(range.From)))
        {
            return Tier.Allowed;
        }

        return ServiceCatalogue.On(protocol, PortRange.Only(range.From)).Any(service => service.IsForbidden) ? Tier.Forbidden : Tier.Unlisted;
    }

    /// <summary>The ports at which the tier of a protocol can change: the first of each stretch.</summary>
    public IEnumerable<int> Boundaries(IpProtocol protocol, IEnumerable<Exemption> ruleExemptions) =>
        policy.Allowed.Concat(groupExemptions.Concat(ruleExemptions).SelectMany(exemption => exemption.Ports))
            .Where(service => service.Protocol == protocol)
            .Select(service => service.Ports)
            .Concat(ServiceCatalogue.Services.Where(service => service.Protocol == protocol).Select(service => service.Ports))
            .SelectMany(ports => new[] { ports.From, ports.To + 1 });
}
