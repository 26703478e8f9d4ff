#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>How much a log message matters, from least to most.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html</remarks>
public enum LogLevel
{
    /// <summary>Every step; Lambda's <c>TRACE</c>.</summary>
    Trace = 0,

    /// <summary>What helps while looking for a fault; Lambda's <c>DEBUG</c>.</summary>
    Debug = 1,

    /// <summary>The normal course of events; Lambda's <c>INFO</c>, and its default.</summary>
    Information = 2,

    /// <summary>Something unexpected that was dealt with; Lambda's <c>WARN</c>.</summary>
    Warning = 3,

    /// <summary>A piece of work failed; Lambda's <c>ERROR</c>.</summary>
    Error = 4,

    /// <summary>The program cannot go on; Lambda's <c>FATAL</c>.</summary>
    Critical = 5,
}
