namespace Remediation.Decisions.Actors;

/// <summary>How openings by certain people and programs are treated.</summary>
public enum ActorTreatment
{
    /// <summary>What must close is closed.</summary>
    Enforce,

    /// <summary>What must close is only told.</summary>
    Notify,

    /// <summary>It is told as exempt, and left.</summary>
    Exempt,
}

/// <summary>How the openings of some actors are treated.</summary>
/// <param name="Pattern">
/// The ARN of a role, a user or a role's session, in which <c>*</c> stands for any text: <c>arn:aws:iam::*:role/break-glass*</c>.
/// </param>
/// <param name="Treatment">How.</param>
public sealed record ActorRule(string Pattern, ActorTreatment Treatment)
{
    /// <summary>The treatment by the first rule that matches any of an actor's ARNs; <see langword="null"/> when none does.</summary>
    public static ActorTreatment? TreatmentOf(IEnumerable<ActorRule> rules, params IEnumerable<string?> arns) =>
        rules.FirstOrDefault(rule => arns.Any(rule.Matches))?.Treatment;

    private bool Matches(string? arn)
    {
        if (arn is null)
        {
            return false;
        }

        string[] parts = Pattern.Split('*');
        if (parts.Length == 1)
        {
            return arn == Pattern;
        }

        if (!arn.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        // The first place where a part fits leaves the most for those after it.
        int at = parts[0].Length;
        foreach (string part in parts[1..^1])
        {
            int found = arn.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return arn.Length - at >= parts[^1].Length && arn.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
