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

    public static string? ReadString(this JsonElement json, string name) => json.Find(name)?.GetString();

    public static long? ReadLong(this JsonElement json, string name) => json.Find(name)?.GetInt64();

    /// <summary>A time that is written as seconds since 1970, with decimals; in UTC, as the SDK has it since version 4.</summary>
    public static DateTime? ReadEpochSeconds(this JsonElement json, string name) =>
        json.Find(name) is { } seconds ? DateTime.UnixEpoch.AddTicks((long)(seconds.GetDecimal() * TimeSpan.TicksPerSecond)) : null;

    public static T? ReadObject<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class => json.Find(name) is { } value ? read(value) : null;

    /// <summary>The items of a list; an empty list is read as one.</summary>
    public static List<T>? ReadItems<T>(this JsonElement json, string name, Func<JsonElement, T> readItem) =>
        json.Find(name) is { } items ? [.. items.EnumerateArray().Select(readItem)] : null;

    private static JsonElement? Find(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
