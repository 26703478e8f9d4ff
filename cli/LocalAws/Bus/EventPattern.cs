using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>An EventBridge event pattern, with the meaning that EventBridge gives it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html</summary>
internal sealed class EventPattern
{
    public const char Separator = '\u001f';

    // Each alternative is a list of conditions that must all hold; $or makes several.
    private readonly IReadOnlyList<IReadOnlyList<(string Path, IReadOnlyList<PatternOperator> AnyOf)>> alternatives;

    private EventPattern(IReadOnlyList<IReadOnlyList<(string Path, IReadOnlyList<PatternOperator> AnyOf)>> alternatives) => this.alternatives = alternatives;

    /// <exception cref="LocalAwsException">EventBridge would refuse the pattern; the sentence says where and why.</exception>
    public static EventPattern Parse(JsonNode? pattern) => pattern is JsonObject { Count: > 0 } fields
        ? new EventPattern(Read(string.Empty, fields))
        : throw new LocalAwsException("Event pattern is not valid: it must be an object with at least one field.");

    public bool Matches(JsonNode busEvent) => Matches(new EventFields(busEvent));

    public bool Matches(EventFields busEvent) => alternatives.Any(conditions => Holds(busEvent, conditions, 0, []));

    private static bool Holds(
        EventFields busEvent, IReadOnlyList<(string Path, IReadOnlyList<PatternOperator> AnyOf)> conditions, int index, IReadOnlyList<EventField> chosen)
    {
        if (index == conditions.Count)
        {
            return true;
        }

        var (path, anyOf) = conditions[index];
        var fields = busEvent.At(path);
        if (fields.Count == 0)
        {
            return anyOf.Any(one => one.MatchesAbsence) && Holds(busEvent, conditions, index + 1, chosen);
        }

        return fields.Any(field =>
            chosen.All(field.IsConsistentWith)
            && anyOf.Any(one => one.Matches(field))
            && Holds(busEvent, conditions, index + 1, [.. chosen, field]));
    }

    private static IReadOnlyList<IReadOnlyList<(string, IReadOnlyList<PatternOperator>)>> Read(string path, JsonObject pattern)
    {
        IReadOnlyList<IReadOnlyList<(string, IReadOnlyList<PatternOperator>)>> all = [[]];
        foreach (var (name, value) in pattern)
        {
            var here = path + Separator + name;
            var shown = here.TrimStart(Separator).Replace(Separator, '.');
            IEnumerable<IReadOnlyList<(string, IReadOnlyList<PatternOperator>)>> mine = value switch
            {
                JsonArray branches when name == "$or" => Branches(path, shown, branches),
                JsonArray { Count: > 0 } values => [[(here, [.. values.Select(one => PatternOperator.Read(shown, one))])]],
                JsonArray => throw new LocalAwsException($"Event pattern is not valid: \"{shown}\" is an empty array, which nothing matches."),
                JsonObject { Count: > 0 } nested => Read(here, nested),
                JsonObject => throw new LocalAwsException($"Event pattern is not valid: \"{shown}\" is an empty object."),
                _ => throw new LocalAwsException($"Event pattern is not valid: \"{shown}\" must be an object or an array."),
            };
            var product = from before in all from next in mine select (IReadOnlyList<(string, IReadOnlyList<PatternOperator>)>)[.. before, .. next];
            all = [.. product];
        }

        return all;
    }

    private static IEnumerable<IReadOnlyList<(string, IReadOnlyList<PatternOperator>)>> Branches(string path, string shown, JsonArray branches) =>
        branches.Count >= 2
            ? branches.SelectMany(branch => branch is JsonObject { Count: > 0 } fields
                ? Read(path, fields)
                : throw new LocalAwsException($"Event pattern is not valid: \"{shown}\" must hold objects."))
            : throw new LocalAwsException($"Event pattern is not valid: \"{shown}\" needs two objects or more.");
}
