namespace Remediation.Decisions.Tests.Properties;

/// <summary>Who can send what through a list of rules, by trying. Rules are matched one by one, addresses are counted bucket by bucket.</summary>
internal sealed class Reach(IReadOnlyList<PlainRule> rules, string? groupAllow)
{
    private readonly string[] sources = [.. rules.Select(rule => rule.Source).Distinct()];
    private readonly Dictionary<ulong, Members> bySources = [];

    /// <summary>Everybody whose packets get through.</summary>
    public Members All(Traffic traffic) => From(rule => rule.Admits(traffic));

    /// <summary>Everybody whose packets get through a rule that no tag exempts.</summary>
    public Members NotExempt(Traffic traffic) => From(rule => rule.Admits(traffic) && !IsExempt(rule, traffic));

    /// <summary>Everybody whose packets get through a rule that a tag exempts.</summary>
    public Members Exempt(Traffic traffic) => From(rule => rule.Admits(traffic) && IsExempt(rule, traffic));

    private bool IsExempt(PlainRule rule, Traffic traffic) => PlainWorld.Exempts(rule.Allow, traffic) || PlainWorld.Exempts(groupAllow, traffic);

    private Members From(Func<PlainRule, bool> counts)
    {
        ulong key = 0;
        foreach (var rule in rules.Where(counts))
        {
            key |= 1UL << Array.IndexOf(sources, rule.Source);
        }

        if (!bySources.TryGetValue(key, out var members))
        {
            var bits = Enumerable.Range(0, sources.Length).Where(source => (key >> source & 1) == 1)
                .Aggregate(Buckets.Nobody, (sum, source) => Buckets.Union(sum, Buckets.Of(sources[source])));
            bySources.Add(key, members = new Members(bits));
        }

        return members;
    }
}

/// <summary>A set of senders.</summary>
internal sealed class Members(ulong[] bits)
{
    private readonly Lazy<bool> worldIPv4 = new(() => Buckets.IsWorld(bits, ofIPv6: false));
    private readonly Lazy<bool> worldIPv6 = new(() => Buckets.IsWorld(bits, ofIPv6: true));

    public ulong[] Bits => bits;

    public bool IsWorld(bool ofIPv6) => ofIPv6 ? worldIPv6.Value : worldIPv4.Value;
}
