using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>An event as the leaves that patterns match: path, value, and which element of each array on the way the value belongs to.
/// Empty objects and empty arrays have no leaf, so for a pattern they do not exist.</summary>
internal sealed class EventFields
{
    private readonly Dictionary<string, List<EventField>> byPath = [];

    public EventFields(JsonNode busEvent) => Collect(string.Empty, busEvent, []);

    public IReadOnlyList<EventField> At(string path) => byPath.TryGetValue(path, out var fields) ? fields : [];

    private void Collect(string path, JsonNode? node, (string Array, int Element)[] places)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    Collect(path + EventPattern.Separator + name, value, places);
                }

                break;
            case JsonArray elements:
                for (var index = 0; index < elements.Count; index++)
                {
                    Collect(path, elements[index], elements.Count == 1 ? places : [.. places, ($"{path}#{places.Length}", index)]);
                }

                break;
            default:
                if (!byPath.TryGetValue(path, out var leaves))
                {
                    byPath[path] = leaves = [];
                }

                leaves.Add(new EventField(node, places));
                break;
        }
    }
}

/// <summary>A leaf of an event.</summary>
internal sealed record EventField(JsonNode? Value, IReadOnlyList<(string Array, int Element)> Places)
{
    public JsonValueKind Kind => Value?.GetValueKind() ?? JsonValueKind.Null;

    public string? Text => Kind == JsonValueKind.String ? Value!.GetValue<string>() : null;

    /// <summary>Two leaves belong together unless an array on both their ways puts them into different elements.</summary>
    public bool IsConsistentWith(EventField other) =>
        Places.All(mine => other.Places.All(theirs => mine.Array != theirs.Array || mine.Element == theirs.Element));
}
