using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions;

/// <summary>The sentences that say why.</summary>
internal static class Reasons
{
    private const int NamesInFull = 4;

    public const string FromSecurityGroup = "it admits members of a security group, not the internet";

    public const string AllowedWhoeverAsks = "its service may be open to anybody";

    public static string Unreadable(string problem) => $"it cannot be judged and is left alone: {problem}";

    public static string UnknownPrefixList(string id, string why) =>
        $"it cannot be judged and is left alone: what the prefix list {id} holds is not known ({why})";

    public static string NotTheWorld(ReadableRule known) => known.Size == 0
        ? "it admits no address of the internet"
        : "it does not open anything to the world";

    public static string Allowed(RuleExposure exposure) => $"{Traffic(exposure.Traffic)} may be open to the internet";

    public static string Exempted(RuleExposure exposure, bool bySetting) =>
        $"{Traffic(exposure.Traffic.Where(open => open.Tier == Tier.Exempt))} is open to {exposure.ShareText}, and {(bySetting ? "a setting" : "a tag")} exempts it";

    public static string OnNoList(RuleExposure exposure) =>
        $"{Traffic(exposure.Traffic.Where(open => open.Tier == Tier.Unlisted))} is open to {exposure.ShareText} and on no list of services";

    public static string Stays(IEnumerable<IngressRule> pieces) => $"{List([.. pieces.Select(piece => piece.ServiceText)])} may stay open";

    public static string MustClose(RuleExposure exposure, bool isDefaultGroup, bool alone)
    {
        string share = alone ? exposure.ShareText : $"{exposure.ShareText}, and with the group's other rules to the world";
        if (isDefaultGroup)
        {
            return $"the default group of a VPC may open nothing to the internet, and this rule opens {Traffic(exposure.Traffic)} to {share}";
        }

        var services = exposure.Services.Where(service => service.IsForbidden).ToList();
        if (services.Count == 0)
        {
            return $"{Traffic(exposure.Traffic.Where(open => open.Tier >= Tier.Unlisted))} is open to {share} and on no list of services that may be";
        }

        var lists = services.SelectMany(PublishedLists.Naming).Distinct().Select(list => list.Title).Take(3).ToList();
        string cited = lists.Count == 0 ? "" : $" ({string.Join("; ", lists)})";
        return $"{List([.. services.Select(service => service.ToString())])} must not be open to the internet and {(services.Count == 1 ? "is" : "are")} open to {share}{cited}";
    }

    private static string Traffic(IEnumerable<OpenTraffic> traffic) => List([.. traffic.Select(open => open.ToString())]);

    private static string List(IReadOnlyList<string> names)
    {
        if (names.Count > NamesInFull + 1)
        {
            return $"{string.Join(", ", names.Take(NamesInFull))} and {names.Count - NamesInFull} more";
        }

        return names.Count <= 1 ? names.FirstOrDefault("nothing") : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
