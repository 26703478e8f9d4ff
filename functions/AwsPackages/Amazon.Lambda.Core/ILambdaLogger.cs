#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>
/// Writes to the function's log. A message may hold named or numbered places, <c>"{group} had {count} rules"</c>, which the
/// arguments fill in order; in JSON logs each of them is also a member of its own.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html</remarks>
public interface ILambdaLogger
{
    /// <summary>Writes text exactly as given: no time, no level, no line end. For lines that are formatted already.</summary>
    void Log(string message);

    /// <summary>Writes one entry at the level <see cref="LogLevel.Information"/>.</summary>
    void LogLine(string message);

    /// <summary>Writes one entry; <paramref name="level"/> is the name of a <see cref="LogLevel"/>, in any case.</summary>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes one entry at the given level.</summary>
    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    /// <summary>Writes one entry whose places <paramref name="args"/> fill.</summary>
    void Log(string level, string message, params object[] args) => Log(level, message);

    /// <summary>Writes one entry with the type, message and stack of <paramref name="exception"/>.</summary>
    void Log(string level, Exception exception, string message, params object[] args) => Log(level, message, args);

    /// <summary>Writes one entry whose places <paramref name="args"/> fill.</summary>
    void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    /// <summary>Writes one entry with the type, message and stack of <paramref name="exception"/>.</summary>
    void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    /// <summary>Logs every step.</summary>
    void LogTrace(string message) => Log(nameof(LogLevel.Trace), message);

    /// <summary>Logs every step; <paramref name="args"/> fill the places of the message.</summary>
    void LogTrace(string message, params object[] args) => Log(nameof(LogLevel.Trace), message, args);

    /// <summary>Logs every step, and the exception that goes with it.</summary>
    void LogTrace(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Trace), exception, message, args);

    /// <summary>Logs a detail that helps to find a fault.</summary>
    void LogDebug(string message) => Log(nameof(LogLevel.Debug), message);

    /// <summary>Logs a detail that helps to find a fault; <paramref name="args"/> fill the places of the message.</summary>
    void LogDebug(string message, params object[] args) => Log(nameof(LogLevel.Debug), message, args);

    /// <summary>Logs a detail that helps to find a fault, and the exception that goes with it.</summary>
    void LogDebug(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Debug), exception, message, args);

    /// <summary>Logs the normal course of events.</summary>
    void LogInformation(string message) => Log(nameof(LogLevel.Information), message);

    /// <summary>Logs the normal course of events; <paramref name="args"/> fill the places of the message.</summary>
    void LogInformation(string message, params object[] args) => Log(nameof(LogLevel.Information), message, args);

    /// <summary>Logs the normal course of events, and the exception that goes with it.</summary>
    void LogInformation(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Information), exception, message, args);

    /// <summary>Logs something unexpected that was dealt with.</summary>
    void LogWarning(string message) => Log(nameof(LogLevel.Warning), message);

    /// <summary>Logs something unexpected that was dealt with; <paramref name="args"/> fill the places of the message.</summary>
    void LogWarning(string message, params object[] args) => Log(nameof(LogLevel.Warning), message, args);

    /// <summary>Logs something unexpected that was dealt with, and the exception that goes with it.</summary>
    void LogWarning(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Warning), exception, message, args);

    /// <summary>Logs a piece of work that failed.</summary>
    void LogError(string message) => Log(nameof(LogLevel.Error), message);

    /// <summary>Logs a piece of work that failed; <paramref name="args"/> fill the places of the message.</summary>
    void LogError(string message, params object[] args) => Log(nameof(LogLevel.Error), message, args);

    /// <summary>Logs a piece of work that failed, and the exception that goes with it.</summary>
    void LogError(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Error), exception, message, args);

    /// <summary>Logs a fault after which the program cannot go on.</summary>
    void LogCritical(string message) => Log(nameof(LogLevel.Critical), message);

    /// <summary>Logs a fault after which the program cannot go on; <paramref name="args"/> fill the places of the message.</summary>
    void LogCritical(string message, params object[] args) => Log(nameof(LogLevel.Critical), message, args);

    /// <summary>Logs a fault after which the program cannot go on, and the exception that goes with it.</summary>
    void LogCritical(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Critical), exception, message, args);
}
