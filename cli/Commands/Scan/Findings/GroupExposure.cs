using Remediation.Decisions;
using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>What the internet reaches through a group.</summary>
/// <param name="Worst">The worst of it.</param>
/// <param name="Rules">The rules that let it in.</param>
/// <param name="Services">What it reaches, and how much of the internet does.</param>
internal sealed record GroupExposure(Openness Worst, IReadOnlyList<ScannedRule> Rules, IReadOnlyList<OpenService> Services)
{
    public static GroupExposure Of(GroupDecision decision, IReadOnlyDictionary<string, PrefixListEntries> prefixLists)
    {
        var rules = decision.Rules.Where(ScannedRule.IsFinding).Select(rule => new ScannedRule(rule)).ToList();
        var reached = new Dictionary<(Openness, string Name, AddressFamily Family), IntervalSet<UInt128>>();
        foreach (var rule in rules.Select(rule => rule.Decision))
        {
            if (rule.Exposure is not { } exposure)
            {
                continue;
            }

            var addresses = PublicInternet.PartOf(exposure.Family, BlocksOf(rule.Rule.Source, prefixLists));
            foreach (var (openness, name) in exposure.Traffic.SelectMany(open => NamesOf(open)).Distinct())
            {
                var key = (openness, name, exposure.Family);
                reached[key] = reached.TryGetValue(key, out var others) ? others.Union(addresses) : addresses;
            }
        }

        return new GroupExposure(
            rules.Count == 0 ? Openness.Closed : rules.Min(rule => rule.Openness),
            rules,
            [
                .. reached
                    .GroupBy(entry => (Openness: entry.Key.Item1, entry.Key.Name))
                    .Select(families => new OpenService(
                        families.Key.Openness,
                        families.Key.Name,
                        families.Max(family => PublicInternet.Share(family.Key.Family, family.Value.Count())))),
            ]);
    }

    private static IEnumerable<(Openness Openness, string Name)> NamesOf(OpenTraffic open)
    {
        switch (open.Tier)
        {
            case Tier.Unlisted:
                return [(Openness.Unlisted, OpenService.OnNoList)];
            case Tier.Exempt:
                return [(Openness.Exempt, open.ToString())];
            case Tier.Allowed:
                return [(Openness.Allowed, open.ToString())];
            default:
                var services = open.Ports is { } ports ? ServiceCatalogue.On(open.Protocol, ports).Where(service => service.IsForbidden) : [];
                var names = services.Select(service => (Openness.Forbidden, service.Name)).Distinct().ToList();
                // Only a VPC's default group is forbidden what the catalogue does not name.
                return names.Count > 0 ? names : [(Openness.Forbidden, OpenService.InDefaultGroup)];
        }
    }

    private static IReadOnlyList<CidrBlock> BlocksOf(RuleSource source, IReadOnlyDictionary<string, PrefixListEntries> prefixLists) => source switch
    {
        RuleSource.Cidr(var block) => [block],
        RuleSource.PrefixList(var id) when prefixLists.GetValueOrDefault(id) is PrefixListEntries.Known known => known.Blocks,
        _ => [],
    };
}

/// <summary>Something that the internet reaches.</summary>
/// <param name="Openness">Whether it may.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Share">How much of the internet reaches it, 0 to 1: of the IPv4 or of the IPv6 internet, whichever is more.</param>
internal sealed record OpenService(Openness Openness, string Name, double Share)
{
    public const string OnNoList = "ports on no list";

    public const string InDefaultGroup = "other ports of a default group";
}
