using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The environment variables that Lambda sets for a runtime. The only reader of the environment beside the functions' settings.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html</remarks>
internal sealed record RuntimeEnvironment
{
    internal string? RuntimeApi { get; init; }

    internal string? FunctionName { get; init; }

    internal string? FunctionVersion { get; init; }

    internal string? LogGroupName { get; init; }

    internal string? LogStreamName { get; init; }

    /// <summary>MiB; 0 outside Lambda.</summary>
    internal int MemorySize { get; init; }

    internal bool LogsJson { get; init; }

    internal LogLevel LowestLogLevel { get; init; } = LogLevel.Information;

    /// <summary>The file descriptor that takes framed log entries; null where entries are lines on standard output.</summary>
    internal int? TelemetryLogDescriptor { get; init; }

    internal static RuntimeEnvironment Read() => Read(
#pragma warning disable RS0030 // The runtime's own variables are Lambda's contract, not settings of a function.
        Environment.GetEnvironmentVariable);
#pragma warning restore RS0030

    internal static RuntimeEnvironment Read(Func<string, string?> variable) => new()
    {
        RuntimeApi = variable("AWS_LAMBDA_RUNTIME_API"),
        FunctionName = variable("AWS_LAMBDA_FUNCTION_NAME"),
        FunctionVersion = variable("AWS_LAMBDA_FUNCTION_VERSION"),
        LogGroupName = variable("AWS_LAMBDA_LOG_GROUP_NAME"),
        LogStreamName = variable("AWS_LAMBDA_LOG_STREAM_NAME"),
        MemorySize = Number(variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")) ?? 0,
        LogsJson = string.Equals(variable("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase),
        LowestLogLevel = LogLevelName.Parse(variable("AWS_LAMBDA_LOG_LEVEL")) ?? LogLevel.Information,
        TelemetryLogDescriptor = Number(variable("_LAMBDA_TELEMETRY_LOG_FD")),
    };

    /// <summary>Tells the AWS SDK, which reads this variable, which trace its calls belong to.</summary>
    internal static void SetTraceId(string? traceId) => Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", traceId);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
