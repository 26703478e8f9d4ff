using System.Text.Json.Nodes;

namespace Remediation.Events.Tests;

/// <summary>Damages an event somewhere at random: what a new rendering, a transformer or a careless copy might do to it.</summary>
internal sealed class Mutation(int seed)
{
    /// <summary>Stands for half a surrogate pair, which JSON text may hold and JsonNode cannot.</summary>
    private const string Half = "HALF";

    private static readonly string[] OtherValues =
    [
        "null", "\"\"", "{}", "[]", "0", "-1", "1e400", "99999999999999999999", "2.5", "true", "\"HALF\"", "\"a\\u0000b\"", "\"0.0.0.0/0\"",
        "{\"items\":[]}", "{\"items\":null}", "{\"item\":\"\"}", "{\"content\":\"x\",\"tag\":1}", "{\"HALF\":1}", "[[[]]]", "{\"item\":{\"item\":{}}}",
    ];

#pragma warning disable CA5394 // A fixed seed repeats a failure; nothing here is secret.
    private readonly Random _random = new(seed);

    /// <returns>The damaged event as JSON text.</returns>
    public string Apply(JsonObject original)
    {
        var json = original.DeepClone().AsObject();
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            var (parent, key) = AnyPlace(json);
            Damage(parent, key);
        }

        return json.ToJsonString().Replace(Half, "\\ud800", StringComparison.Ordinal);
    }

    private void Damage(JsonNode parent, object key)
    {
        var value = Get(parent, key)?.DeepClone();
        switch (_random.Next(6))
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                Set(parent, key, new JsonArray(value));
                break;
            case 2:
                Set(parent, key, new JsonObject { [_random.Next(2) == 0 ? "items" : "item"] = value });
                break;
            case 3 when value is JsonObject { Count: > 0 } wrapper:
                Set(parent, key, wrapper.First().Value?.DeepClone());
                break;
            case 4 when value is JsonArray { Count: > 0 } list:
                Set(parent, key, list[0]?.DeepClone());
                break;
            default:
                Set(parent, key, JsonNode.Parse(OtherValues[_random.Next(OtherValues.Length)]));
                break;
        }
    }

    private (JsonNode Parent, object Key) AnyPlace(JsonObject json)
    {
        var places = Places(json).ToList();
        return places[_random.Next(places.Count)];
    }
#pragma warning restore CA5394

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node)
    {
        IEnumerable<(object Key, JsonNode? Child)> children = node switch
        {
            JsonObject some => some.Select(property => ((object)property.Key, property.Value)),
            JsonArray list => list.Select((element, index) => ((object)index, element)),
            _ => [],
        };
        return children.SelectMany(child => Places(child.Child).Prepend((node!, child.Key)));
    }

    private static JsonNode? Get(JsonNode parent, object key) => key is int index ? parent[index] : parent[(string)key];

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is int index)
        {
            parent[index] = value;
        }
        else
        {
            parent[(string)key] = value;
        }
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (key is int index)
        {
            parent.AsArray().RemoveAt(index);
        }
        else
        {
            parent.AsObject().Remove((string)key);
        }
    }
}
