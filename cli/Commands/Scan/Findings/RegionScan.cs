using Remediation.Cli.Commands.Scan.Accounts;
using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>What a scan found in one region of one account. Groups about which there is nothing to say are only counted.</summary>
internal sealed class RegionScan(ScanTarget target)
{
    private readonly List<GroupScan> findings = [];

    public ScanTarget Target => target;

    /// <summary>How many groups were looked at.</summary>
    public int Groups { get; set; }

    public IReadOnlyList<GroupScan> Findings => findings;

    /// <summary>Why nobody can look at the region, and nobody has to.</summary>
    public string? Skipped { get; set; }

    /// <summary>Why the region was not, or not completely, looked at.</summary>
    public string? Failure { get; set; }

    public bool WasSeen => Skipped is null && (Failure is null || Groups > 0);

    public static bool IsWorthALook(GroupDecision decision) =>
        decision.Warnings.Count > 0 || decision.Advice.Count > 0 || decision.Rules.Any(ScannedRule.IsFinding);

    public void Add(GroupScan group)
    {
        if (group.Rules.Count > 0 || group.Warnings.Count > 0 || group.Advice.Count > 0)
        {
            findings.Add(group);
        }
    }
}
