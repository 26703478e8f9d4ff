using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>
/// The levels in Lambda's words, the only ones that its own filter understands
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">Log-level filtering</see>).
/// </summary>
internal static class LogLevels
{
    /// <summary>Understands Lambda's words and .NET's, in any case.</summary>
    /// <returns><see langword="null"/> for anything else.</returns>
    public static LogLevel? Parse(string? name) => name?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => null,
    };

    public static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Warning => "WARN",
        LogLevel.Error => "ERROR",
        LogLevel.Critical => "FATAL",
        _ => "INFO",
    };
}
