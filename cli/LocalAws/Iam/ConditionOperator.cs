namespace Remediation.Cli.LocalAws;

/// <summary>The operators of conditions that the local AWS can judge.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal static class ConditionOperator
{
    private const string ForAny = "ForAnyValue:";
    private const string ForAll = "ForAllValues:";
    private const string IfExists = "IfExists";

    /// <exception cref="LocalAwsException">It is none of them.</exception>
    public static string Known(string name) => Bare(name) is "Null" || Test(Bare(name)) is not null
        ? name
        : throw new LocalAwsException($"The template has a condition {name}, which the local AWS cannot judge.");

    /// <param name="actual">The key's values; none where it is not set.</param>
    public static bool Holds(string name, IReadOnlyList<string> wanted, IReadOnlyList<string> actual)
    {
        var bare = Bare(name);
        if (bare == "Null")
        {
            return wanted.Contains("true", StringComparer.OrdinalIgnoreCase) == (actual.Count == 0);
        }

        var (test, negated) = Test(bare)!.Value;
        bool One(string value) => wanted.Any(pattern => test(pattern, value)) != negated;
        return actual.Count == 0 ? negated || name.EndsWith(IfExists, StringComparison.Ordinal) || name.StartsWith(ForAll, StringComparison.Ordinal)
            : name.StartsWith(ForAny, StringComparison.Ordinal) ? actual.Any(One)
            : actual.All(One);
    }

    private static string Bare(string name)
    {
        var end = name.EndsWith(IfExists, StringComparison.Ordinal) ? name[..^IfExists.Length] : name;
        return end[(end.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static (Func<string, string, bool> Test, bool Negated)? Test(string bare) => bare switch
    {
        "StringEquals" => (string.Equals, false),
        "StringNotEquals" => (string.Equals, true),
        "StringEqualsIgnoreCase" or "Bool" => ((wanted, value) => wanted.Equals(value, StringComparison.OrdinalIgnoreCase), false),
        "StringLike" => (PolicyPattern.Matches, false),
        "StringNotLike" => (PolicyPattern.Matches, true),
        "ArnEquals" or "ArnLike" => (ArnMatches, false),
        "ArnNotEquals" or "ArnNotLike" => (ArnMatches, true),
        _ => null,
    };

    /// <summary>Each of the six parts of an ARN by itself.</summary>
    private static bool ArnMatches(string wanted, string value) => (wanted.Split(':', 6), value.Split(':', 6)) is ({ Length: 6 } patterns, { Length: 6 } parts)
        && patterns.Zip(parts).All(part => PolicyPattern.Matches(part.First, part.Second));
}
