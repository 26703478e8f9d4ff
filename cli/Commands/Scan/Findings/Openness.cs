using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>How badly a rule or a group is open, the worst first.</summary>
internal enum Openness
{
    /// <summary>Open, and must not be.</summary>
    Forbidden,

    /// <summary>Open and on no list, or not to be judged.</summary>
    Unlisted,

    /// <summary>Open, and a tag or a setting says that it may be.</summary>
    Exempt,

    /// <summary>Open, as it may be.</summary>
    Allowed,

    /// <summary>Not open to the internet.</summary>
    Closed,
}

internal static class OpennessOf
{
    public static Openness Rule(RuleDecision decision) => decision switch
    {
        RuleDecision.Close or RuleDecision.Narrow => Openness.Forbidden,
        RuleDecision.Report => Openness.Unlisted,
        RuleDecision.Exempt => Openness.Exempt,
        { Exposure: not null } => Openness.Allowed,
        _ => Openness.Closed,
    };
}
