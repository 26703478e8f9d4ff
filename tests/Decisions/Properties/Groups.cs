using FsCheck;
using FsCheck.Fluent;
using Remediation.Decisions.Catalogue;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>Groups of up to twelve rules of the kinds that break tools: splits, host bits, ranges over everything, duplicates, odd protocols.</summary>
internal static class Groups
{
    private const int MostRules = 12;

    private static readonly string[][] Splits =
    [
        ["0.0.0.0/1", "128.0.0.0/1"],
        ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"],
        [.. Enumerable.Range(0, MostRules).Select(part => $"{part * 16}.0.0.0/4")],
        ["::/1", "8000::/1"],
        ["2000::/4", "3000::/4"],
        ["2000::/5", "2800::/5", "3000::/5", "3800::/5"],
        ["52.0.0.0/9", "52.128.0.0/9", "104.0.0.0/9"],
        ["2600::/13", "2608::/13", "2a00::/13"],
        ["52.0.0.0/8", "104.0.0.0/8"],
        ["8.8.8.8/32", "52.0.0.0/8"],
    ];

    private static readonly Gen<string> Source = Gen.Frequency(
        (6, Gen.Elements("0.0.0.0/0", "0.0.0.0/0", "::/0", "203.0.113.9/0", "2001:db8::1/0", "2000::/3")),
        (4, Gen.Elements(Splits.SelectMany(split => split).ToArray())),
        (2, Gen.Elements("52.1.2.3/8", "77.1.2.3/1", "3.0.0.0/8", "44.0.0.0/8", "104.16.0.0/12", "2600::/12", "2400::/12", "2a00::/12")),
        (2, Gen.Elements("52.10.20.0/24", "52.10.30.40/32", "8.8.8.8/32", "2600:1f00:1::/48", "2600:1f00:2::1/128", "2a00:1450::/32")),
        (2, Gen.Elements("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "224.0.0.0/4", "203.0.113.0/24", "fd00::/8", "fe80::/10", "2001:db8::/32")),
        (2, Gen.Elements("pl-world", "pl-halves", "pl-six", "pl-cdn", "pl-two-eights", "pl-private", "pl-empty", "pl-unread", "pl-missing")),
        (1, Gen.Elements("sg-web", "sg-office")));

    private static readonly Gen<int> Port = Gen.Frequency(
        (4, Gen.Elements(ServiceCatalogue.Services.SelectMany(service => new[] { service.Ports.From, service.Ports.To }).ToArray())),
        (3, Gen.Elements(22, 22, 3389, 80, 443)),
        (2, Gen.Elements(0, 1, 79, 81, 442, 444, 8443, 65534, 65535)),
        (1, Gen.Choose(0, 65535)));

    private static readonly Gen<(string Protocol, int From, int To)> Service = Gen.Frequency(
        (6, TcpOrUdp().Zip(Port, (protocol, port) => (protocol, port, port))),
        (4, TcpOrUdp().Zip(Port.Two(), (protocol, ends) => (protocol, Math.Min(ends.Item1, ends.Item2), Math.Max(ends.Item1, ends.Item2)))),
        (3, Gen.Elements(("tcp", 0, 65535), ("tcp", 80, 443), ("tcp", 20, 25), ("tcp", 0, 1024), ("tcp", 20, 8443), ("udp", 0, 65535))),
        (3, Gen.Constant(("-1", 0, 0))),
        (1, Gen.Elements(("icmp", 0, 0), ("icmpv6", 0, 0), ("47", 0, 0), ("50", 0, 0))));

    private static readonly Gen<string?> Tag = Gen.Frequency((4, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(PlainWorld.Tags.ToArray())));

    private static readonly Gen<PlainRule[]> Some = Gen.Frequency(
        (6, Service.Zip(Source).Zip(Tag, (rule, tag) => new[] { Rule(rule.Item1, rule.Item2, tag) })),
        (2, Service.Zip(Gen.Elements(Splits)).Zip(Tag, (rule, tag) => rule.Item2.Select(source => Rule(rule.Item1, source, tag)).ToArray())),
        (1, Gen.Elements(Splits).SelectMany(split => Gen.CollectToArray(split, source => Service.Select(service => Rule(service, source, null))))),
        (1, Service.Zip(Source, (service, source) => new[] { Rule(service, source, null), Rule(service, source, null) })));

    private static readonly Gen<PlainGroup> Any =
        Gen.Choose(0, MostRules).SelectMany(count => Some.ArrayOf(count).Select(parts => parts.SelectMany(part => part).Take(count).ToArray()))
            .Zip(Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true))))
            .Zip(Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Tag)), (group, tag) => new PlainGroup(group.Item2, tag, group.Item1));

    public static PlainGroup[] Sample(int count, ulong seed) => Any.Sample(count, Seeded.Random(seed), 50);

    /// <summary>One group, which FsCheck makes smaller as long as it breaks what it is checked for.</summary>
    public static Arbitrary<PlainGroup> Only(PlainGroup group) => Arb.From(Gen.Constant(group), Smaller);

    private static Gen<string> TcpOrUdp() => Gen.Elements("tcp", "tcp", "tcp", "udp");

    private static PlainRule Rule((string Protocol, int From, int To) service, string source, string? tag) =>
        new(service.Protocol, service.From, service.To, source, tag);

    private static IEnumerable<PlainGroup> Smaller(PlainGroup group)
    {
        for (int index = 0; index < group.Rules.Count; index++)
        {
            yield return group with { Rules = [.. group.Rules.Take(index), .. group.Rules.Skip(index + 1)] };
        }

        if (group.Allow is not null)
        {
            yield return group with { Allow = null };
        }

        if (group.IsDefault)
        {
            yield return group with { IsDefault = false };
        }

        for (int index = 0; index < group.Rules.Count; index++)
        {
            foreach (var simpler in Simpler(group.Rules[index]))
            {
                yield return group with { Rules = [.. group.Rules.Take(index), simpler, .. group.Rules.Skip(index + 1)] };
            }
        }
    }

    private static IEnumerable<PlainRule> Simpler(PlainRule rule)
    {
        if (rule.Allow is not null)
        {
            yield return rule with { Allow = null };
        }

        if (rule.From < rule.To)
        {
            yield return rule with { To = rule.From };
            yield return rule with { From = rule.To };
        }
    }
}
