using Remediation.Decisions.Exposure;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions;

/// <summary>What becomes of one rule, and why. There are exactly these five.</summary>
public abstract record RuleDecision
{
    private RuleDecision(IngressRule rule, string reason)
    {
        Rule = rule;
        Reason = reason;
    }

    /// <summary>The rule as it is.</summary>
    public IngressRule Rule { get; }

    /// <summary>Why, in words for a person.</summary>
    public string Reason { get; }

    /// <summary>The decision in one word: <c>close</c>, <c>narrow</c>, <c>report</c>, <c>keep</c> or <c>exempt</c>.</summary>
    public string Name => this switch
    {
        Close => "close",
        Narrow => "narrow",
        Report => "report",
        Exempt => "exempt",
        _ => "keep",
    };

    /// <summary>What the rule opens to the world; <see langword="null"/> when it opens nothing.</summary>
    public RuleExposure? Exposure { get; private init; }

    /// <summary>Remove the rule: nothing in it may stay open.</summary>
    public sealed record Close : RuleDecision
    {
        internal Close(IngressRule rule, string reason, RuleExposure exposure)
            : base(rule, reason) => Exposure = exposure;
    }

    /// <summary>Replace the rule by narrower ones from the same source.</summary>
    public sealed record Narrow : RuleDecision
    {
        internal Narrow(IngressRule rule, string reason, RuleExposure exposure, IReadOnlyList<IngressRule> pieces)
            : base(rule, reason)
        {
            Exposure = exposure;
            Pieces = pieces;
        }

        /// <summary>
        /// The rules to add before the old one goes: same source, description and tags. Empty when other rules of the group already
        /// keep open what may stay.
        /// </summary>
        public IReadOnlyList<IngressRule> Pieces { get; }
    }

    /// <summary>Leave the rule and tell about it: open but not on any list, or not understood.</summary>
    public sealed record Report : RuleDecision
    {
        internal Report(IngressRule rule, string reason, RuleExposure? exposure)
            : base(rule, reason) => Exposure = exposure;
    }

    /// <summary>Leave the rule: nothing is wrong with it.</summary>
    public sealed record Keep : RuleDecision
    {
        internal Keep(IngressRule rule, string reason, RuleExposure? exposure)
            : base(rule, reason) => Exposure = exposure;
    }

    /// <summary>Leave the rule because a tag says so, for now.</summary>
    public sealed record Exempt : RuleDecision
    {
        internal Exempt(IngressRule rule, string reason, RuleExposure exposure)
            : base(rule, reason) => Exposure = exposure;
    }
}
