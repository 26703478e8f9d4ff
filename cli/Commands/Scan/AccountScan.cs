using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan;

/// <summary>What a scan found: every rule that opens something to the internet or could not be judged.</summary>
internal sealed class AccountScan(string region)
{
    private readonly List<ScannedRule> rules = [];
    private readonly List<string> warnings = [];

    public string Region => region;

    public int Groups { get; set; }

    /// <summary>Worst first.</summary>
    public IEnumerable<ScannedRule> Rules => rules.OrderBy(rule => rule.Rank).ThenBy(rule => rule.GroupId, StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings => warnings;

    public static bool HasFindings(GroupDecision decision) => decision.Warnings.Count > 0 || decision.Rules.Any(IsFinding);

    public void Add(GroupDecision decision)
    {
        warnings.AddRange(decision.Warnings);
        rules.AddRange(decision.Rules
            .Where(IsFinding)
            .Select(rule => new ScannedRule(decision.Group.GroupId, decision.Group.Name, decision.Group.VpcId, rule)));
    }

    private static bool IsFinding(RuleDecision rule) => rule.Exposure is not null || rule is RuleDecision.Report;
}

/// <summary>A rule and what would become of it.</summary>
internal sealed record ScannedRule(string GroupId, string GroupName, string? VpcId, RuleDecision Decision)
{
    public string DecisionName => Decision switch
    {
        RuleDecision.Close => "close",
        RuleDecision.Narrow => "narrow",
        RuleDecision.Report => "report",
        RuleDecision.Exempt => "exempt",
        _ => "keep",
    };

    public int Rank => Decision switch
    {
        RuleDecision.Close or RuleDecision.Narrow => 0,
        RuleDecision.Report => 1,
        RuleDecision.Exempt => 2,
        _ => 3,
    };
}
