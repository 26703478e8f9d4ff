using Remediation.Actions.SecurityGroups;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>The rules that an event says were opened, held against those that the group has.</summary>
/// <param name="Rules">As the event states them; none, where it does not.</param>
/// <param name="DirectionKnown">Whether they are known to be inbound.</param>
internal sealed record OpenedRules(IReadOnlyList<IngressRule> Rules, bool DirectionKnown)
{
    /// <summary>The event says of no rule that it was opened.</summary>
    public static OpenedRules None { get; } = new([], DirectionKnown: true);

    /// <summary>Those that the group does not have, or not like this: removed since, changed since, or not to be seen yet.</summary>
    public IReadOnlyList<IngressRule> MissingIn(SecurityGroupSnapshot snapshot) =>
        [.. Rules.Where(opened => !IsOutbound(opened, snapshot) && !snapshot.Group.Rules.Any(rule => opened.AdmitsTheSameAs(rule)))];

    /// <summary>Whether a rule of the group is one of those that were opened.</summary>
    public bool Include(IngressRule rule) => Rules.Any(opened => opened.AdmitsTheSameAs(rule));

    private static bool IsOutbound(IngressRule opened, SecurityGroupSnapshot snapshot) =>
        opened.RuleId is { } id && snapshot.EgressRuleIds.Contains(id);
}
