using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>What rules and tags of the generated groups refer to, once for the judge and once, in plain words, for the oracle.</summary>
internal static class PlainWorld
{
    public static readonly IReadOnlyDictionary<string, string[]> ListedBlocks = new Dictionary<string, string[]>
    {
        ["pl-world"] = ["198.51.100.0/24", "0.0.0.0/0"],
        ["pl-halves"] = ["0.0.0.0/1", "128.0.0.0/1"],
        ["pl-six"] = ["::/0"],
        ["pl-cdn"] = ["104.16.0.0/12", "52.10.20.0/24"],
        ["pl-two-eights"] = ["52.0.0.0/8", "104.0.0.0/8"],
        ["pl-private"] = ["10.0.0.0/8", "192.168.0.0/16"],
        ["pl-empty"] = [],
    };

    public static readonly IReadOnlyDictionary<string, PrefixListEntries> Lists = ListedBlocks
        .ToDictionary(list => list.Key, list => Written.List(list.Value))
        .Append(new("pl-unread", new PrefixListEntries.Unknown("access denied")))
        .ToDictionary();

    private static readonly Dictionary<string, Func<Traffic, bool>> Exemptions = new()
    {
        ["22 until 2026-12-31 ticket ABC-1"] = traffic => traffic is { Protocol: "tcp" or "udp", Port: 22 },
        ["tcp/3306,tcp/5432 until 2026-12-31"] = traffic => traffic is { Protocol: "tcp", Port: 3306 or 5432 },
        ["79-444 until 2026-11-22T18:00Z"] = traffic => traffic.Protocol is "tcp" or "udp" && traffic.Port is >= 79 and <= 444,
        ["all until 2027-01-01 pen test"] = _ => true,
        ["22 until 2026-11-21"] = _ => false,
        ["all until tomorrow"] = _ => false,
        ["22"] = _ => false,
    };

    public static IEnumerable<string> Tags => Exemptions.Keys;

    public static bool Exempts(string? tag, Traffic traffic) => tag is not null && Exemptions[tag](traffic);
}
