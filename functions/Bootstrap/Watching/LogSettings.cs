using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>What Lambda and the template say about logs.</summary>
/// <param name="service">The stack's name, as each line and each metric bears it.</param>
/// <param name="lowest">Messages below this level are left out.</param>
/// <param name="traceId">Gives the header of X-Ray that Lambda put into the environment for the invocation at hand, if any.</param>
internal sealed class LogSettings(string service, LogLevel lowest, Func<string?> traceId)
{
    /// <summary>What Powertools calls a service without a name.</summary>
    private const string NoName = "service_undefined";

    public string Service => service;

    public LogLevel Lowest => lowest;

    public string? TraceId => traceId();

    /// <summary>A log must not keep a function from working, so nothing here is an error.</summary>
    public static LogSettings Read(Func<string, string?> read) => new(
        read("POWERTOOLS_SERVICE_NAME") is { Length: > 0 } service ? service : NoName,
        LogLevels.Parse(read("AWS_LAMBDA_LOG_LEVEL")) ?? LogLevel.Information,
        () => read("_X_AMZN_TRACE_ID"));
}
