using System.Globalization;
using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Says what is wrong with an event without repeating any of its values.</summary>
internal static class EventFault
{
    private const int LongestPath = 200;

    internal static string Describe(JsonException fault)
    {
        var path = fault.Path is not { Length: > 0 } known ? "$" : known.Length <= LongestPath ? known : known[..LongestPath] + "…";
        return string.Create(CultureInfo.InvariantCulture, $"The event is not valid: {path}: {Reason(fault)}{Position(fault)}.");
    }

    private static string Reason(JsonException fault) =>
        // A reader's exception carries no path of its own until the serializer adds one; its type is internal.
        fault.InnerException is JsonException || fault.GetType() != typeof(JsonException)
            ? "this is not well-formed JSON"
            : ExpectedType(fault.Message) is { } type ? $"the value cannot be read as {type}" : "the value is not of the expected kind";

    /// <summary>The one piece of the message that comes from the program, not from the event.</summary>
    private static string? ExpectedType(string message)
    {
        const string Start = "The JSON value could not be converted to ";
        const string End = ". Path: ";
        var end = message.IndexOf(End, StringComparison.Ordinal);
        return message.StartsWith(Start, StringComparison.Ordinal) && end > Start.Length ? InWords(message[Start.Length..end]) : null;
    }

    private static string InWords(string type) => type switch
    {
        "System.String" => "text",
        "System.DateTime" => "a time such as 2026-01-31T12:00:00Z",
        "System.Int32" or "System.Int64" or "System.Double" => "a number",
        "System.Boolean" => "true or false",
        _ when type.StartsWith("System.Collections.", StringComparison.Ordinal) => "a list",
        _ => "an object",
    };

    private static string Position(JsonException fault) =>
        fault is { LineNumber: { } line, BytePositionInLine: { } position }
            ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, byte {position + 1})")
            : "";
}
