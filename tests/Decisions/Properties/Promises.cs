using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>What the judge promises of any group under the product's own policy.</summary>
internal static class Promises
{
    /// <summary>All promises: each says how a case breaks it, and nothing if it is kept.</summary>
    public static readonly IReadOnlyList<Func<JudgedCase, IEnumerable<string>>> All =
    [
        NobodyReachesMore, NothingForbiddenStaysOpen, WhatIsAllowedLosesNobody, WhatIsNotOpenToTheWorldLosesNobody, WhatIsExemptLosesNobody,
        OnlyHolesAreTouched, RulesFromNowhereNearTheInternetStay, JudgingAgainChangesNothing, TheOrderOfRulesDoesNotMatter,
        EveryRuleIsDecidedInOrder, PiecesAreNeeded, PiecesComeFromTheirRule, PiecesCanBeAddedFirst, WhatStaysOpenIsMentioned,
        WhatIsReportedIsOpen,
    ];

    private static readonly HashSet<Traffic> ForbiddenTraffic =
    [
        .. ServiceCatalogue.Services.Where(service => service.Kind != ServiceKind.Names)
            .SelectMany(service => Enumerable.Range(service.Ports.From, service.Ports.To - service.Ports.From + 1)
                .Select(port => new Traffic(service.Protocol.ToString(), port))),
    ];

    public static IEnumerable<string> NobodyReachesMore(JudgedCase judged) =>
        from traffic in judged.Traffic
        let gained = judged.Gained(traffic)
        where !Buckets.IsEmpty(gained)
        select $"{traffic} is now open to {Buckets.Example(gained)}";

    public static IEnumerable<string> NothingForbiddenStaysOpen(JudgedCase judged) =>
        from traffic in judged.Traffic
        where IsForbidden(judged, traffic)
        from ofIPv6 in (bool[])[false, true]
        where judged.After.NotExempt(traffic).IsWorld(ofIPv6)
        select $"{traffic} is still open to the {(ofIPv6 ? "IPv6" : "IPv4")} world";

    public static IEnumerable<string> WhatIsAllowedLosesNobody(JudgedCase judged) =>
        from traffic in judged.Traffic
        where IsAllowed(judged, traffic)
        let lost = Lost(judged, traffic)
        where !Buckets.IsEmpty(lost)
        select $"{traffic} may be open, but {Buckets.Example(lost)} lost it";

    public static IEnumerable<string> WhatIsNotOpenToTheWorldLosesNobody(JudgedCase judged) =>
        from traffic in judged.Traffic
        let lostByAnybody = Lost(judged, traffic)
        where !Buckets.IsEmpty(lostByAnybody)
        from ofIPv6 in (bool[])[false, true]
        where !judged.Before.NotExempt(traffic).IsWorld(ofIPv6)
        where !Buckets.IsWithin(lostByAnybody, ofIPv6 ? Buckets.IPv4 : Buckets.IPv6)
        select $"{traffic} is not open to the world, but {Buckets.Example(lostByAnybody)} lost it";

    public static IEnumerable<string> WhatIsExemptLosesNobody(JudgedCase judged) =>
        from traffic in judged.Traffic
        from rule in judged.Plain.Rules
        where rule.Admits(traffic) && (PlainWorld.Exempts(rule.Allow, traffic) || PlainWorld.Exempts(judged.Plain.Allow, traffic))
        let lost = Buckets.Both(Lost(judged, traffic), Buckets.Of(rule.Source))
        where !Buckets.IsEmpty(lost)
        select $"{traffic} is exempt in '{rule}', but {Buckets.Example(lost)} lost it";

    public static IEnumerable<string> OnlyHolesAreTouched(JudgedCase judged) =>
        from rule in judged.Gone
        where !judged.Traffic.Any(traffic =>
            IsForbidden(judged, traffic) && rule.Admits(traffic) && !PlainWorld.Exempts(rule.Allow, traffic)
            && ((bool[])[false, true]).Any(ofIPv6 =>
                judged.Before.NotExempt(traffic).IsWorld(ofIPv6) && !Buckets.IsEmpty(Buckets.Both(Buckets.Of(rule.Source), ofIPv6 ? Buckets.IPv6 : Buckets.IPv4))))
        select $"'{rule}' is gone, and nothing in it was a hole";

    public static IEnumerable<string> RulesFromNowhereNearTheInternetStay(JudgedCase judged) =>
        from rule in judged.Gone
        where rule.Source is "sg-web" or "sg-office" or "pl-unread" or "pl-missing" or "pl-private" or "pl-empty"
            or "10.0.0.0/8" or "172.16.0.0/12" or "192.168.0.0/16" or "100.64.0.0/10" or "224.0.0.0/4" or "203.0.113.0/24"
            or "fd00::/8" or "fe80::/10" or "2001:db8::/32" or "8000::/1"
        select $"'{rule}' is gone, though nobody on the internet could use it";

    public static IEnumerable<string> PiecesAreNeeded(JudgedCase judged)
    {
        var pieces = judged.RulesAfter.Where(rule => rule.RuleId is null).ToList();
        return from piece in pieces
               let plain = PlainRule.Of(piece)
               from other in judged.RulesAfter
               where !ReferenceEquals(other, piece) && Includes(PlainRule.Of(other), plain)
               select $"the piece '{plain}' adds nothing to '{PlainRule.Of(other)}'";
    }

    public static IEnumerable<string> EveryRuleIsDecidedInOrder(JudgedCase judged) =>
        judged.Decision.Rules.Select(decided => decided.Rule).SequenceEqual(judged.Group.Rules, ReferenceEqualityComparer.Instance)
        && judged.Decision.Rules.All(decided => decided.Reason.Length > 0)
            ? []
            : ["the decisions are not those of the group's rules, in their order, each with a reason"];

    public static IEnumerable<string> PiecesComeFromTheirRule(JudgedCase judged) =>
        from narrow in judged.Decision.Narrowings
        from piece in narrow.Pieces
        where piece.Source != narrow.Rule.Source || piece.Description != narrow.Rule.Description
            || !ReferenceEquals(piece.Tags, narrow.Rule.Tags) || piece.RuleId is not null
        select $"the piece '{piece}' is not a part of '{narrow.Rule}'";

    public static IEnumerable<string> JudgingAgainChangesNothing(JudgedCase judged) =>
        judged.JudgedAgain().Rules.Where(decided => decided is RuleDecision.Close or RuleDecision.Narrow)
            .Select(decided => $"a second judgement would {decided.GetType().Name} '{decided.Rule}': {decided.Reason}");

    public static IEnumerable<string> TheOrderOfRulesDoesNotMatter(JudgedCase judged)
    {
        var expected = Outcomes(judged.Decision);
        return from order in (IEnumerable<SecurityGroups.IngressRule>[])
               [
                   judged.Group.Rules.Reverse(),
                   judged.Group.Rules.OrderBy(rule => rule.ToString(), StringComparer.Ordinal),
                   judged.Group.Rules.Skip(1).Concat(judged.Group.Rules.Take(1)),
               ]
               let outcomes = Outcomes(judged.JudgedInOrder(order))
               where !outcomes.SequenceEqual(expected)
               select $"in another order: {string.Join("; ", outcomes.Except(expected).Concat(expected.Except(outcomes)))}";
    }

    public static IEnumerable<string> WhatStaysOpenIsMentioned(JudgedCase judged) =>
        from traffic in judged.Traffic
        where !IsAllowed(judged, traffic)
        from ofIPv6 in (bool[])[false, true]
        where judged.After.NotExempt(traffic).IsWorld(ofIPv6) || judged.After.Exempt(traffic).IsWorld(ofIPv6)
        where !judged.Decision.Rules.Any(decided => Mentions(decided, traffic, ofIPv6))
        select $"{traffic} stays open to the {(ofIPv6 ? "IPv6" : "IPv4")} world, and no decision says so";

    // EC2 refuses a second rule of the same protocol, ports and source, and the old rule is still there when the pieces come. One case is
    // known and left to whoever adds the pieces: the same ports in a rule of their own that no tag exempts, which is about to go.
    public static IEnumerable<string> PiecesCanBeAddedFirst(JudgedCase judged) =>
        from piece in judged.Decision.Narrowings.SelectMany(narrow => narrow.Pieces)
        let plain = PlainRule.Of(piece)
        from rule in judged.Plain.Rules
        where rule with { Allow = null } == plain with { Allow = null }
        where !judged.Traffic.Any(traffic => plain.Admits(traffic) && PlainWorld.Exempts(plain.Allow, traffic) && !PlainWorld.Exempts(rule.Allow, traffic))
        select $"the piece '{plain}' is in the group already";

    public static IEnumerable<string> WhatIsReportedIsOpen(JudgedCase judged) =>
        from decided in judged.Decision.Rules.Zip(judged.Plain.Rules)
        where decided.First is RuleDecision.Report or RuleDecision.Exempt && decided.First.Exposure is not null
        let ofIPv6 = decided.First.Exposure!.Family == AddressFamily.IPv6
        let mustBeExempt = decided.First is RuleDecision.Exempt
        where !judged.Traffic.Any(traffic =>
            decided.Second.Admits(traffic)
            && (mustBeExempt || !IsAllowed(judged, traffic))
            && (mustBeExempt ? judged.Before.All(traffic) : judged.Before.NotExempt(traffic)).IsWorld(ofIPv6)
            && mustBeExempt == (PlainWorld.Exempts(decided.Second.Allow, traffic) || PlainWorld.Exempts(judged.Plain.Allow, traffic)))
        select $"'{decided.Second}' is said to be open to the world, and is not: {decided.First.Reason}";

    private static bool Mentions(RuleDecision decided, Traffic traffic, bool ofIPv6) =>
        decided is RuleDecision.Report or RuleDecision.Exempt or RuleDecision.Narrow
        && decided.Exposure is { } exposure
        && exposure.Family == (ofIPv6 ? AddressFamily.IPv6 : AddressFamily.IPv4)
        && exposure.Traffic.Any(open => open.Protocol.IsAll
            ? traffic.Protocol is not ("tcp" or "udp" or "icmp" or "icmpv6")
            : open.Protocol.ToString() == traffic.Protocol && (open.Ports is not { } ports || ports.Contains(traffic.Port)));

    private static bool IsAllowed(JudgedCase judged, Traffic traffic) =>
        !judged.Plain.IsDefault && traffic is ({ Protocol: "tcp", Port: 80 or 443 } or { Protocol: "icmp" or "icmpv6" });

    private static bool IsForbidden(JudgedCase judged, Traffic traffic) => judged.Plain.IsDefault || ForbiddenTraffic.Contains(traffic);

    // EC2 has no rule for "every protocol but TCP, UDP and ICMP", nobody sends ICMP of the other family, and ping from the world goes with a
    // rule for all traffic: what such a rule that had to be cut admitted of these may be lost, and nothing else.
    private static ulong[] Lost(JudgedCase judged, Traffic traffic)
    {
        var lost = judged.Lost(traffic);
        if (traffic.Protocol is "tcp" or "udp" || Buckets.IsEmpty(lost))
        {
            return lost;
        }

        var cut = judged.Gone.Where(rule => rule.Protocol == "-1").Aggregate(Buckets.Nobody, (sum, rule) => Buckets.Union(sum, Buckets.Of(rule.Source)));
        return Buckets.Without(lost, traffic.Protocol switch
        {
            "icmp" when !judged.Before.All(traffic).IsWorld(ofIPv6: false) => Buckets.Both(cut, Buckets.IPv6),
            "icmpv6" when !judged.Before.All(traffic).IsWorld(ofIPv6: true) => Buckets.Both(cut, Buckets.IPv4),
            _ => cut,
        });
    }

    private static bool Includes(PlainRule wide, PlainRule narrow) =>
        (wide.Protocol == "-1" || (wide.Protocol == narrow.Protocol && wide.From <= narrow.From && narrow.To <= wide.To))
        && (wide.Source == narrow.Source
            || (wide.Source.Contains('/') && narrow.Source.Contains('/')
                && Buckets.IsEmpty(Buckets.Without(Buckets.Of(narrow.Source), Buckets.Of(wide.Source)))));

    private static List<string> Outcomes(GroupDecision decision) =>
    [
        .. decision.Rules.Select(decided => $"{decided.GetType().Name} {decided.Rule.RuleId}")
            .Concat(decision.Narrowings.SelectMany(narrow => narrow.Pieces).Select(piece => $"add {piece}"))
            .Order(StringComparer.Ordinal),
    ];
}
