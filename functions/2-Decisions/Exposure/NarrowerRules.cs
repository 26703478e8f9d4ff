using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Exposure;

/// <summary>Works out what may stay of a rule that cannot stay as it is.</summary>
internal static class NarrowerRules
{
    /// <summary>
    /// The rules that admit, from the same source, what is allowed or exempted and what the rule does not open to the world. Of a rule
    /// for all traffic only TCP, UDP and ICMP can be kept: EC2 has no rule for "every other protocol". Ping from the world goes with such a
    /// rule: nobody asked for it by name, and the ICMP messages that a connection needs are let in with the connection
    /// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">connection tracking</see>).
    /// </summary>
    public static List<IngressRule> PiecesOf(ReadableRule known, IReadOnlyList<OpenTraffic> open)
    {
        var rule = known.Rule;
        var pieces = new List<IngressRule>();
        foreach (var protocol in (IpProtocol[])[IpProtocol.Tcp, IpProtocol.Udp])
        {
            var own = rule.Protocol.IsAll ? PortRange.All : rule.Protocol == protocol ? rule.Ports : null;
            if (own is not { } range)
            {
                continue;
            }

            var kept = IntervalSet<int>.Of((range.From, range.To)).Except(PortsThatGo(protocol, open));
            pieces.AddRange(kept.Intervals.Select(ports => Piece(rule, protocol, new PortRange(ports.First, ports.Last))));
        }

        if (rule.Protocol.IsAll)
        {
            var icmp = known.Family == AddressFamily.IPv6 ? IpProtocol.Icmpv6 : IpProtocol.Icmp;
            if (!open.Any(traffic => traffic.Protocol == icmp && traffic.Tier != Tier.Exempt))
            {
                pieces.Add(Piece(rule, icmp, null));
            }
        }

        return pieces;
    }

    /// <summary>Whether one rule admits everything that another does.</summary>
    public static bool Includes(IngressRule wide, IngressRule narrow) =>
        wide.Unreadable is null
        && (wide.Protocol.IsAll
            || (wide.Protocol == narrow.Protocol
                && wide.Icmp is null or (-1, _)
                && (!wide.Protocol.HasPorts
                    || (wide.Ports is { } outer && narrow.Ports is { } inner && outer.From <= inner.From && inner.To <= outer.To))))
        && IncludesSource(wide.Source, narrow.Source);

    private static bool IncludesSource(RuleSource wide, RuleSource narrow) =>
        wide == narrow
        || (wide is RuleSource.Cidr(var outer) && narrow is RuleSource.Cidr(var inner)
            && outer.Family == inner.Family && outer.First <= inner.First && inner.Last <= outer.Last);

    private static IntervalSet<int> PortsThatGo(IpProtocol protocol, IReadOnlyList<OpenTraffic> open) =>
        IntervalSet<int>.Of(open
            .Where(traffic => traffic.Protocol == protocol && traffic.Ports is not null && traffic.Tier >= Tier.Unlisted)
            .Select(traffic => (traffic.Ports!.Value.From, traffic.Ports.Value.To)));

    private static IngressRule Piece(IngressRule rule, IpProtocol protocol, PortRange? ports) => rule with
    {
        RuleId = null,
        Protocol = protocol,
        Ports = ports,
    };
}
