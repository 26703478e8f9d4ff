using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>
/// The log of one invocation: a line of JSON for each message, with the members that Powertools for AWS Lambda writes
/// (<see href="https://docs.aws.amazon.com/powertools/dotnet/core/logging/">Logging</see>), so that one query of Logs Insights finds these functions' lines
/// and everybody else's. The places of a message are members, too: <c>"{groupId} closed"</c> gives <c>groupId</c>. An event is never logged, only ids in it
/// and what was decided.
/// </summary>
internal sealed class FunctionLog(ILambdaContext context, bool isCold, LogSettings settings, OutputLines output, TimeProvider time) : ILambdaLogger
{
    private const int LongestStackTrace = 20_000;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string traceId = RootOf(context.TraceId ?? settings.TraceId ?? "");

    public void Log(string message) => Write(LogLevel.Information, null, message, []);

    public void LogLine(string message) => Write(LogLevel.Information, null, message, []);

    public void Log(string level, string message) => Write(Level(level), null, message, []);

    public void Log(string level, string message, params object[] args) => Write(Level(level), null, message, args);

    public void Log(string level, Exception exception, string message, params object[] args) => Write(Level(level), exception, message, args);

    private static LogLevel Level(string name) => LogLevels.Parse(name) ?? LogLevel.Information;

    /// <summary>Of <c>Root=1-…;Parent=…;Sampled=1</c> the id of the trace, which is what X-Ray's console looks for.</summary>
    private static string RootOf(string header)
    {
        const string root = "Root=";
        string first = header.Split(';')[0];
        return first.StartsWith(root, StringComparison.Ordinal) ? first[root.Length..] : first;
    }

    private void Write(LogLevel level, Exception? exception, string message, object?[] arguments)
    {
        if (level < settings.Lowest)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonOptions);
        writer.WriteStartObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        Write(writer, written, "timestamp", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Write(writer, written, "level", LogLevels.Name(level));
        Write(writer, written, "message", LogTemplate.Fill(message, arguments));
        Write(writer, written, "service", settings.Service);
        written.Add("cold_start");
        writer.WriteBoolean("cold_start", isCold);
        Write(writer, written, "function_name", context.FunctionName);
        written.Add("function_memory_size");
        writer.WriteNumber("function_memory_size", context.MemoryLimitInMB);
        Write(writer, written, "function_arn", context.InvokedFunctionArn);
        Write(writer, written, "function_request_id", context.AwsRequestId);
        if (traceId.Length > 0)
        {
            Write(writer, written, "xray_trace_id", traceId);
        }

        if (exception is not null)
        {
            written.Add("exception");
            writer.WriteStartObject("exception");
            writer.WriteString("type", exception.GetType().FullName);
            writer.WriteString("message", exception.Message);
            string trace = exception.ToString();
            writer.WriteString("stack_trace", trace.Length <= LongestStackTrace ? trace : trace[..LongestStackTrace]);
            writer.WriteEndObject();
        }

        LogTemplate.WriteMembers(writer, message, arguments, written);
        writer.WriteEndObject();
        writer.Flush();
        output.Write(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, HashSet<string> written, string name, string? value)
    {
        written.Add(name);
        writer.WriteString(name, value);
    }
}
