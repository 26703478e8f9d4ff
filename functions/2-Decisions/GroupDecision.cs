using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions;

/// <summary>What becomes of a security group: one decision for each inbound rule, in the group's order.</summary>
/// <param name="Group">The group as it was when it was judged.</param>
/// <param name="Rules">One decision for each rule.</param>
/// <param name="Warnings">What a person should look at besides: exemptions that cannot be read or have ended.</param>
public sealed record GroupDecision(SecurityGroup Group, IReadOnlyList<RuleDecision> Rules, IReadOnlyList<string> Warnings)
{
    /// <summary>What is worth saying although nothing has to change: an exemption that ends soon, a web server without encryption.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The rules to remove.</summary>
    public IEnumerable<RuleDecision.Close> Closings => Rules.OfType<RuleDecision.Close>();

    /// <summary>The rules to replace by narrower ones.</summary>
    public IEnumerable<RuleDecision.Narrow> Narrowings => Rules.OfType<RuleDecision.Narrow>();

    /// <summary>The rules to tell about and leave.</summary>
    public IEnumerable<RuleDecision.Report> Reports => Rules.OfType<RuleDecision.Report>();

    /// <summary>The rules that a tag exempts.</summary>
    public IEnumerable<RuleDecision.Exempt> Exempted => Rules.OfType<RuleDecision.Exempt>();

    /// <summary>Whether anything has to change.</summary>
    public bool NeedsChange => Rules.Any(rule => rule is RuleDecision.Close or RuleDecision.Narrow);

    /// <summary>The same, but rules that had to go are left and reported, because fighting for them has become pointless.</summary>
    /// <param name="isGivenUp">Says of a rule whether it is given up.</param>
    /// <param name="reason">Why, in words.</param>
    public GroupDecision Leaving(Func<IngressRule, bool> isGivenUp, string reason) => this with
    {
        Rules = [.. Rules.Select(rule => rule is RuleDecision.Close or RuleDecision.Narrow && isGivenUp(rule.Rule)
            ? new RuleDecision.Report(rule.Rule, $"{rule.Reason}; {reason}", rule.Exposure)
            : rule)],
    };
}
