using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>One value or matcher in the array of a pattern's field.</summary>
internal sealed class PatternOperator
{
    private readonly Func<EventField, bool> matches;

    private PatternOperator(Func<EventField, bool> matches, bool matchesAbsence = false)
    {
        this.matches = matches;
        MatchesAbsence = matchesAbsence;
    }

    /// <summary>True for <c>{"exists": false}</c> alone: every other matcher needs the field.</summary>
    public bool MatchesAbsence { get; }

    public bool Matches(EventField field) => matches(field);

    public static PatternOperator Read(string field, JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } matcher => Read(field, matcher.First().Key, matcher.First().Value),
        JsonObject => throw Invalid(field, "a matcher object has exactly one operator"),
        JsonArray => throw Invalid(field, "an array inside the array of values means nothing"),
        _ => new PatternOperator(actual => IsEqual(value, actual)),
    };

    private static PatternOperator Read(string field, string name, JsonNode? operand) => name switch
    {
        "prefix" => new PatternOperator(TextTest(field, name, operand, static (text, prefix, comparison) => text.StartsWith(prefix, comparison))),
        "suffix" => new PatternOperator(TextTest(field, name, operand, static (text, suffix, comparison) => text.EndsWith(suffix, comparison))),
        "equals-ignore-case" => new PatternOperator(IgnoreCase(Text(field, name, operand))),
        "wildcard" => new PatternOperator(WildcardTest(field, operand)),
        "exists" => Exists(field, operand),
        "numeric" => new PatternOperator(NumericTest.Read(field, operand)),
        "cidr" => new PatternOperator(CidrTest.Read(field, operand)),
        "anything-but" => new PatternOperator(AnythingBut(field, operand)),
        _ => throw Invalid(field, $"there is no operator \"{name}\""),
    };

    private static PatternOperator Exists(string field, JsonNode? operand) => operand?.GetValueKind() switch
    {
        JsonValueKind.True => new PatternOperator(_ => true),
        JsonValueKind.False => new PatternOperator(_ => false, matchesAbsence: true),
        _ => throw Invalid(field, "\"exists\" takes true or false"),
    };

    private static Func<EventField, bool> AnythingBut(string field, JsonNode? operand) => operand switch
    {
        JsonArray { Count: > 0 } values when values.All(IsTextOrNumber) => actual => !values.Any(value => IsEqual(value, actual)),
        JsonValue value when IsTextOrNumber(value) => actual => !IsEqual(value, actual),
        JsonObject { Count: 1 } matcher => Not(Any(field, matcher.First().Key, matcher.First().Value)),
        _ => throw Invalid(field, "\"anything-but\" takes text, a number, an array of either, or an object with prefix, suffix, equals-ignore-case or wildcard"),
    };

    private static Func<EventField, bool> Any(string field, string name, JsonNode? operand)
    {
        if (name is not ("prefix" or "suffix" or "equals-ignore-case" or "wildcard"))
        {
            throw Invalid(field, $"\"anything-but\" does not take \"{name}\"");
        }

        var tests = (operand is JsonArray { Count: > 0 } several ? several : [operand?.DeepClone()]).Select(one => Read(field, name, one)).ToList();
        return actual => tests.Exists(test => test.Matches(actual));
    }

    private static Func<EventField, bool> Not(Func<EventField, bool> test) => actual => !test(actual);

    private static Func<EventField, bool> TextTest(string field, string name, JsonNode? operand, Func<string, string, StringComparison, bool> test)
    {
        if (operand is JsonObject { Count: 1 } matcher && matcher["equals-ignore-case"] is { } ignoring)
        {
            var folded = Text(field, name, ignoring);
            return actual => actual.Text is { } text && test(text, folded, StringComparison.OrdinalIgnoreCase);
        }

        var wanted = Text(field, name, operand);
        return actual => actual.Text is { } text && test(text, wanted, StringComparison.Ordinal);
    }

    private static Func<EventField, bool> IgnoreCase(string wanted) => actual => wanted.Equals(actual.Text, StringComparison.OrdinalIgnoreCase);

    private static Func<EventField, bool> WildcardTest(string field, JsonNode? operand)
    {
        var wildcard = Wildcard.Parse(field, Text(field, "wildcard", operand));
        return actual => actual.Text is { } text && wildcard.IsMatch(text);
    }

    private static bool IsTextOrNumber(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;

    private static bool IsEqual(JsonNode? wanted, EventField actual) => (wanted?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.String => actual.Text == wanted!.GetValue<string>(),
        JsonValueKind.Number => actual.Kind == JsonValueKind.Number && Number(actual.Value!) == Number(wanted!),
        var kind => actual.Kind == kind,
    };

    internal static double Number(JsonNode node) => double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(string field, string name, JsonNode? operand) =>
        operand?.GetValueKind() == JsonValueKind.String ? operand.GetValue<string>() : throw Invalid(field, $"\"{name}\" takes text");

    internal static LocalAwsException Invalid(string field, string reason) => new($"Event pattern is not valid: at \"{field}\", {reason}.");
}
