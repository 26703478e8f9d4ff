using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Formats log entries, as JSON or as tab-separated text, and leaves out those below the lowest level.</summary>
internal sealed class RuntimeLog(LogOutput output, bool json, LogLevel lowest, TimeProvider clock)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static RuntimeLog Open(RuntimeEnvironment environment, TimeProvider clock) => new(
        LogOutput.Open(environment.TelemetryLogDescriptor, clock), environment.LogsJson, environment.LowestLogLevel, clock);

    internal void WriteRaw(string? text) => output.WriteRaw(Encoding.UTF8.GetBytes(text ?? ""));

    internal void Write(
        LogLevel level, string? requestId, string? traceId, Exception? exception, string? template, params object?[]? arguments)
    {
        if (level < lowest)
        {
            return;
        }

        var message = LogMessage.Fill(template, arguments);
        var time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (json)
        {
            output.WriteEntry(level, json, Json(time, level, requestId, traceId, exception, message));
        }
        else
        {
            var text = $"{time}\t{requestId}\t{LogLevelName.ForText(level)}\t{message.Text}{(exception is null ? "" : "\n" + exception)}";
            output.WriteEntry(level, json, Encoding.UTF8.GetBytes(text));
        }
    }

    private static ReadOnlySpan<byte> Json(
        string time, LogLevel level, string? requestId, string? traceId, Exception? exception, LogMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonOptions);
        writer.WriteStartObject();
        writer.WriteString("timestamp", time);
        writer.WriteString("level", LogLevelName.ForLambda(level));
        if (!string.IsNullOrEmpty(requestId))
        {
            writer.WriteString("requestId", requestId);
        }

        if (!string.IsNullOrEmpty(traceId))
        {
            writer.WriteString("traceId", traceId);
        }

        writer.WriteString("message", message.Text);
        WriteValues(writer, message.Values);
        if (exception is not null)
        {
            writer.WriteString("errorType", exception.GetType().FullName);
            writer.WriteString("errorMessage", exception.Message);
            writer.WriteStartArray("stackTrace");
            foreach (var line in exception.ToString().AsSpan().EnumerateLines())
            {
                writer.WriteStringValue(line.Trim());
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteValues(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        HashSet<string>? written = null;
        foreach (var (name, value) in values)
        {
            written ??= ["timestamp", "level", "requestId", "traceId", "message", "errorType", "errorMessage", "stackTrace"];
            if (value is null || !written.Add(name))
            {
                continue;
            }

            writer.WritePropertyName(name);
            switch (value)
            {
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                case byte or sbyte or short or ushort or int or uint or long:
                    writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                case double number when double.IsFinite(number):
                    writer.WriteNumberValue(number);
                    break;
                case decimal number:
                    writer.WriteNumberValue(number);
                    break;
                case DateTimeOffset time:
                    writer.WriteStringValue(time);
                    break;
                case DateTime time:
                    writer.WriteStringValue(time);
                    break;
                default:
                    writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }
}
