using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>A rule that opens something or cannot be judged, and what would become of it.</summary>
internal sealed record ScannedRule(RuleDecision Decision)
{
    public Openness Openness => OpennessOf.Rule(Decision);

    /// <summary>For people: "would be …".</summary>
    public string Fate => Decision switch
    {
        RuleDecision.Close or RuleDecision.Narrow { Pieces: [] } => "closed",
        RuleDecision.Narrow narrow => $"narrowed to {string.Join(", ", narrow.Pieces.Select(piece => piece.ServiceText))}",
        RuleDecision.Report => "reported",
        RuleDecision.Exempt => "left, exempt",
        _ => "left",
    };

    public static bool IsFinding(RuleDecision rule) => rule.Exposure is not null || rule is RuleDecision.Report;
}
