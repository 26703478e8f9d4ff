using System.Text.Json;

namespace Remediation.AwsPackages.JsonProtocol;

/// <summary>Writes and reads the members of JSON objects. Members that are not set write nothing; members that are absent, or null, read as null.</summary>
internal static class JsonMembers
{
    public static void Write(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>A map of lists.</summary>
    public static void Write(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, List<string>>? map)
    {
        if (map is not null)
        {
            json.WriteStartObject(name);
            foreach (var (key, values) in map)
            {
                json.Write(key, values);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>An object whose members <paramref name="write"/> writes.</summary>
    public static void Write<T>(this Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            json.WriteStartObject(name);
            write(json, value);
            json.WriteEndObject();
        }
    }

    /// <summary>A list of objects whose members <paramref name="write"/> writes.</summary>
    public static void Write<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is not null)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    public static string? ReadString(this JsonElement json, string name) => json.Find(name)?.GetString();

    public static bool? ReadBool(this JsonElement json, string name) => json.Find(name)?.GetBoolean();

    public static int? ReadInt(this JsonElement json, string name) => json.Find(name)?.GetInt32();

    public static long? ReadLong(this JsonElement json, string name) => json.Find(name)?.GetInt64();

    /// <summary>A time that is written as seconds since 1970, with decimals; in UTC, as the SDK has it since version 4.</summary>
    public static DateTime? ReadEpochSeconds(this JsonElement json, string name) =>
        json.Find(name) is { } seconds ? DateTime.UnixEpoch.AddTicks((long)(seconds.GetDecimal() * TimeSpan.TicksPerSecond)) : null;

    public static T? ReadObject<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class => json.Find(name) is { } value ? read(value) : null;

    /// <summary>The items of a list; an empty list is read as one.</summary>
    public static List<T>? ReadItems<T>(this JsonElement json, string name, Func<JsonElement, T> readItem) =>
        json.Find(name) is { } items ? [.. items.EnumerateArray().Select(readItem)] : null;

    /// <summary>The texts of a list; an empty list is read as one.</summary>
    public static List<string>? ReadStrings(this JsonElement json, string name) => json.ReadItems(name, item => item.GetString()!);

    /// <summary>The entries of a map; an empty map is read as one.</summary>
    public static Dictionary<string, T>? ReadMap<T>(this JsonElement json, string name, Func<JsonElement, T> readValue) =>
        json.Find(name) is { } map ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => readValue(entry.Value)) : null;

    private static JsonElement? Find(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
