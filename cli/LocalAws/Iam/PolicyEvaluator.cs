namespace Remediation.Cli.LocalAws;

/// <summary>What IAM says. Nothing said is a no.</summary>
/// <param name="Grants">Everything that allows it, each alone.</param>
/// <param name="DeniedBy">The statement that denies it, whatever allows it.</param>
internal sealed record Decision(IReadOnlyList<Grant> Grants, string? DeniedBy)
{
    public bool IsAllowed => DeniedBy is null && Grants.Count > 0;
}

/// <summary>Judges what is asked by identity policies alone; those of resources, permissions boundaries and service control policies are not played.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</summary>
internal static class PolicyEvaluator
{
    /// <exception cref="LocalAwsException">A condition asks for a key that the local AWS does not know of this action.</exception>
    public static Decision Decide(RoleDefinition role, Authorization asked)
    {
        var grants = new List<Grant>();
        foreach (var statement in role.Statements)
        {
            var actions = statement.Actions.Where(action => PolicyPattern.MatchesAction(action, asked.Action)).ToList();
            var resources = statement.Resources.Where(resource => PolicyPattern.Matches(resource.Pattern, asked.Resource)).ToList();
            if (actions.Count == 0 || resources.Count == 0 || !statement.Conditions.All(condition => Holds(statement, condition, asked)))
            {
                continue;
            }

            if (!statement.Allows)
            {
                return new Decision(grants, statement.Place);
            }

            grants.AddRange(actions.SelectMany(action => resources.Select(resource => new Grant(statement.Place, action, resource.Written))));
        }

        return new Decision(grants, null);
    }

    public static bool Holds(PolicyStatement statement, PolicyCondition condition, Authorization asked) => ConditionOperator.Holds(
        condition.Operator,
        condition.Values,
        asked.Context.Find(condition.Key) ?? throw new LocalAwsException(
            $"The statement {statement.Place} of the template asks for {condition.Key}, which the local AWS does not know of {asked.Action} on {asked.Resource}."));
}
