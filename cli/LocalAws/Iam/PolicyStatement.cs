namespace Remediation.Cli.LocalAws;

/// <summary>What a role may do, with every value worked out for one region and one set of parameters.</summary>
/// <param name="LogicalId">In the template.</param>
/// <param name="Parameters">What differs from the template's defaults.</param>
internal sealed record RoleDefinition(
    string LogicalId, string Arn, string Region, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<PolicyStatement> Statements);

/// <summary>A statement of an identity policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html</summary>
/// <param name="Place">Where it stands in the template, whatever the parameters are: RESOURCE/POLICY/number from 1.</param>
internal sealed record PolicyStatement(
    string Place, bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<PolicyResource> Resources, IReadOnlyList<PolicyCondition> Conditions);

/// <param name="Written">The element as the template has it.</param>
/// <param name="Pattern">The ARN that it comes to, with <c>*</c> and <c>?</c>.</param>
internal sealed record PolicyResource(string Written, string Pattern);

/// <param name="Operator">StringEquals, Null, ForAnyValue:StringLike …</param>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Operator} {Key}";
}

/// <summary>The smallest thing that a policy grants: one action on one element of Resource.</summary>
internal sealed record Grant(string Place, string Action, string Resource)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Action} on {Resource}";
}
