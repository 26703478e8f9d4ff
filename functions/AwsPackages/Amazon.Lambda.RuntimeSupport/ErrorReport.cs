using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// What Lambda is told about a failure: <c>{"errorType", "errorMessage", "stackTrace": [...], "cause": {...}}</c>. Long parts
/// are cut, so that a report of a huge error is never itself too big to be taken.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror</remarks>
internal sealed record ErrorReport(string ErrorType, byte[] Body)
{
    private const int MostCauses = 4;
    private const int MostFrames = 40;
    private const int LongestFrame = 400;
    private const int LongestMessage = 4096;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ErrorReport Of(Exception exception) => Write(exception.GetType().Name, writer => WriteException(writer, exception, 0));

    internal static ErrorReport Of(string type, string message) => Write(type, writer =>
    {
        writer.WriteString("errorType", type);
        writer.WriteString("errorMessage", message);
        writer.WriteStartArray("stackTrace");
        writer.WriteEndArray();
    });

    private static ErrorReport Write(string type, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, JsonOptions);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return new(type, buffer.WrittenSpan.ToArray());
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception, int depth)
    {
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", Cut(exception.Message, LongestMessage));
        writer.WriteStartArray("stackTrace");
        var frames = 0;
        foreach (var line in (exception.StackTrace ?? "").AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace() || frames++ == MostFrames)
            {
                break;
            }

            writer.WriteStringValue(Cut(line.Trim().ToString(), LongestFrame));
        }

        writer.WriteEndArray();
        if (exception.InnerException is { } cause && depth < MostCauses)
        {
            writer.WriteStartObject("cause");
            WriteException(writer, cause, depth + 1);
            writer.WriteEndObject();
        }
    }

    private static string Cut(string text, int length) =>
        // Never between the two halves of a surrogate pair, which JSON could not carry.
        text.Length <= length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
}
