using Amazon.Lambda.Core;

namespace Remediation.Bootstrap.Watching;

/// <summary>What Lambda and the template say about logs.</summary>
/// <param name="Service">The stack's name, as each line and each metric bears it.</param>
/// <param name="Lowest">Messages below this level are left out.</param>
/// <param name="TraceId">Gives the header of X-Ray that Lambda put into the environment for the invocation at hand, if any.</param>
internal sealed record LogSettings(string Service, LogLevel Lowest, Func<string?> TraceId)
{
    /// <summary>What Powertools calls a service without a name.</summary>
    private const string NoName = "service_undefined";

    /// <summary>A log must not keep a function from working, so nothing here is an error.</summary>
    public static LogSettings Read(Func<string, string?> read) => new(
        read("POWERTOOLS_SERVICE_NAME") is { Length: > 0 } service ? service : NoName,
        LogLevels.Parse(read("AWS_LAMBDA_LOG_LEVEL")) ?? LogLevel.Information,
        () => read("_X_AMZN_TRACE_ID"));
}
