using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Exposure;

/// <summary>
/// Finds what a group opens to the world, port by port over all its rules together, and which of the rules are the ones that open it.
/// </summary>
internal static class WorldExposure
{
    /// <summary>For each rule that opens something to the world: what.</summary>
    public static Dictionary<ReadableRule, List<OpenTraffic>> Find(IReadOnlyList<ReadableRule> rules, TierTable tiers, ExposurePolicy policy)
    {
        var found = new Dictionary<ReadableRule, List<OpenTraffic>>(ReferenceEqualityComparer.Instance);
        foreach (var family in rules.GroupBy(rule => rule.Family))
        {
            var threshold = policy.WorldThreshold(family.Key);
            var members = family.Where(rule => rule.Size > 0).OrderBy(rule => rule.Size).ToList();
            if (UnionOf(members).Count() > threshold)
            {
                FindInFamily(members, tiers, threshold, found);
            }
        }

        return found;
    }

    private static void FindInFamily(
        List<ReadableRule> members, TierTable tiers, UInt128 threshold, Dictionary<ReadableRule, List<OpenTraffic>> found)
    {
        List<ReadableRule> admitting = [];
        List<ReadableRule> openers = [];
        foreach (var (protocol, ports) in Traffic(members, tiers))
        {
            var tier = tiers.Of(protocol, ports);
            var admittingNow = members.Where(rule => rule.Admits(protocol, ports) && !IsSpared(rule)).ToList();
            if (!admittingNow.SequenceEqual(admitting))
            {
                admitting = admittingNow;
                openers = Openers(admitting, threshold);
            }

            foreach (var rule in openers)
            {
                Add(found, rule, new OpenTraffic(protocol, ports, tier));
            }

            var withExempt = members.Where(rule => rule.Admits(protocol, ports)).ToList();
            if (withExempt.Count > admitting.Count)
            {
                foreach (var rule in Openers(withExempt, threshold).Where(IsSpared))
                {
                    Add(found, rule, new OpenTraffic(protocol, ports, Tier.Exempt));
                }
            }

            // What may be open to anybody needs no exemption.
            bool IsSpared(ReadableRule rule) => tier > Tier.Exempt && rule.IsExempt(protocol, ports);
        }
    }

    /// <summary>
    /// The rules that must go so that what the rest admits is no longer the world: the largest ones, and with the smallest of these all
    /// of its size. One host among half-internets stays; of two equal halves both go.
    /// </summary>
    private static List<ReadableRule> Openers(List<ReadableRule> admitting, UInt128 threshold)
    {
        var harmless = IntervalSet<UInt128>.Empty;
        foreach (var rule in admitting)
        {
            harmless = harmless.Union(rule.PublicAddresses);
            if (harmless.Count() > threshold)
            {
                return [.. admitting.Where(other => other.Size >= rule.Size)];
            }
        }

        return [];
    }

    /// <summary>All traffic that the rules could admit, cut so finely that rules and tiers are the same throughout each piece.</summary>
    private static IEnumerable<(IpProtocol Protocol, PortRange? Ports)> Traffic(List<ReadableRule> members, TierTable tiers)
    {
        foreach (var protocol in (IpProtocol[])[IpProtocol.Tcp, IpProtocol.Udp])
        {
            if (!members.Any(rule => rule.Rule.Protocol == protocol || rule.Rule.Protocol.IsAll))
            {
                continue;
            }

            var starts = members
                .Where(rule => rule.Rule.Protocol == protocol && rule.Rule.Ports is not null)
                .SelectMany(rule => new[] { rule.Rule.Ports!.Value.From, rule.Rule.Ports.Value.To + 1 })
                .Concat(tiers.Boundaries(protocol, members.SelectMany(rule => rule.Exemptions)))
                .Append(0)
                .Append(PortRange.HighestPort + 1)
                .Distinct()
                .Order()
                .ToList();
            for (int i = 0; i + 1 < starts.Count; i++)
            {
                yield return (protocol, new PortRange(starts[i], starts[i + 1] - 1));
            }
        }

        var portless = members.Select(rule => rule.Rule.Protocol).Where(protocol => !protocol.HasPorts);
        if (members.Any(rule => rule.Rule.Protocol.IsAll))
        {
            portless = portless.Append(IpProtocol.Icmp).Append(IpProtocol.Icmpv6);
        }

        foreach (var protocol in portless.Distinct().OrderBy(protocol => protocol.Number))
        {
            yield return (protocol, null);
        }
    }

    private static IntervalSet<UInt128> UnionOf(IEnumerable<ReadableRule> rules) =>
        IntervalSet<UInt128>.Of(rules.SelectMany(rule => rule.PublicAddresses.Intervals));

    private static void Add(Dictionary<ReadableRule, List<OpenTraffic>> found, ReadableRule rule, OpenTraffic open)
    {
        if (!found.TryGetValue(rule, out var list))
        {
            found.Add(rule, list = []);
        }

        if (list.Count > 0 && list[^1] is { Ports: { } before } last
            && open.Ports is { } ports && last.Protocol == open.Protocol && last.Tier == open.Tier && before.To + 1 == ports.From)
        {
            list[^1] = open with { Ports = new PortRange(before.From, ports.To) };
        }
        else
        {
            list.Add(open);
        }
    }
}
