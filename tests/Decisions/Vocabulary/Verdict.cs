using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Tests.Vocabulary;

/// <summary>A decision in the words in which a person would check it.</summary>
internal sealed class Verdict(GroupDecision decision)
{
    public GroupDecision Decision => decision;

    public IEnumerable<string> Gone => decision.Rules.Where(IsGone).Select(rule => rule.Rule.ToString());

    public IEnumerable<string> Added => Pieces.Select(piece => piece.ToString());

    /// <summary>The group's rules after the decision is carried out.</summary>
    public IEnumerable<string> Left => RulesAfter.Select(rule => rule.ToString());

    public IEnumerable<string> Reported => decision.Reports.Select(report => report.Rule.ToString());

    public IEnumerable<string> Exempted => decision.Exempted.Select(exempt => exempt.Rule.ToString());

    public IEnumerable<IngressRule> RulesAfter => decision.Rules.Where(rule => !IsGone(rule)).Select(rule => rule.Rule).Concat(Pieces);

    public IEnumerable<IngressRule> Pieces => decision.Narrowings.SelectMany(narrow => narrow.Pieces);

    public string ReasonFor(string rule) => decision.Rules.First(decided => decided.Rule.ToString() == rule).Reason;

    public void ChangesNothing()
    {
        Assert.Empty(Gone);
        Assert.Empty(Added);
        Assert.False(decision.NeedsChange);
    }

    private static bool IsGone(RuleDecision decided) => decided is RuleDecision.Close or RuleDecision.Narrow;
}
