using Remediation.Cli.Commands.Scan.Accounts;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>What a scan found, of all accounts and regions together.</summary>
internal sealed class ScanReport(DateTimeOffset time, IReadOnlyList<RegionScan> regions)
{
    public DateTimeOffset Time => time;

    public IReadOnlyList<RegionScan> Regions => regions;

    public IReadOnlyList<ScanAccount> Accounts { get; } = [.. regions.Select(region => region.Target.Account).DistinctBy(account => account.Id)];

    /// <summary>Groups about which there is something to say, the worst first.</summary>
    public IReadOnlyList<GroupScan> Findings { get; } =
    [
        .. regions.SelectMany(region => region.Findings)
            .OrderBy(group => group.Now.Worst)
            .ThenBy(group => group.Target.Account.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Target.Region, StringComparer.Ordinal)
            .ThenBy(group => group.Group.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Group.GroupId, StringComparer.Ordinal),
    ];

    /// <summary>Every rule that opens something or cannot be judged, the worst first.</summary>
    public IEnumerable<(GroupScan Group, ScannedRule Rule)> Rules => Findings
        .SelectMany(group => group.Rules.Select(rule => (Group: group, Rule: rule)))
        .OrderBy(found => found.Rule.Openness);

    public int Groups => regions.Sum(region => region.Groups);

    /// <summary>Whether everything was looked at that was to be.</summary>
    public bool IsComplete => regions.All(region => region.Failure is null);

    /// <summary>"account 1 (profile a), eu-central-1", as short as what is scanned allows.</summary>
    public string Where
    {
        get
        {
            var seen = regions.Where(region => region.WasSeen).Select(region => region.Target.Region).Distinct().ToList();
            string places = seen.Count == 1 ? seen[0] : $"{seen.Count} regions";
            return Accounts.Count == 1 ? $"{places} of {Accounts[0]}" : $"{places} of {Accounts.Count} accounts";
        }
    }

    public int Count(Openness openness) => Findings.Sum(group => group.Rules.Count(rule => rule.Openness == openness));

    public bool MustFail(FailOn failOn) => failOn switch
    {
        FailOn.Forbidden => Count(Openness.Forbidden) > 0,
        FailOn.Unlisted => Count(Openness.Forbidden) + Count(Openness.Unlisted) > 0,
        _ => false,
    };
}
