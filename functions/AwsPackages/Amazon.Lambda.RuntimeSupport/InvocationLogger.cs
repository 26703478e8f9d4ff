using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The log of one invocation: every entry names it.</summary>
internal sealed class InvocationLogger(RuntimeLog log, string requestId, string? traceId) : ILambdaLogger
{
    public void Log(string message) => log.WriteRaw(message);

    public void LogLine(string message) => log.Write(LogLevel.Information, requestId, traceId, null, message);

    public void Log(string level, string message) => Log(Level(level), message);

    public void Log(string level, string message, params object[] args) => Log(Level(level), message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Log(Level(level), exception, message, args);

    public void Log(LogLevel level, string message) => log.Write(level, requestId, traceId, null, message);

    public void Log(LogLevel level, string message, params object[] args) =>
        log.Write(level, requestId, traceId, null, message, args);

    public void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        log.Write(level, requestId, traceId, exception, message, args);

    private static LogLevel Level(string name) => LogLevelName.Parse(name) ?? LogLevel.Information;
}
