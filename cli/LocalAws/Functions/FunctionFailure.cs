using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Why an invocation failed, in Lambda's words.</summary>
/// <param name="IsFatal">The process cannot go on.</param>
internal sealed record FunctionFailure(bool IsFatal, Func<string, byte[]> PayloadFor)
{
    public static FunctionFailure Reported(byte[] payload) => new(false, _ => payload);

    public static FunctionFailure Exited(int code) => Of("Runtime.ExitError", code switch
    {
        0 => "Runtime exited without providing a reason",
        137 => "Runtime exited with error: signal: killed",
        134 => "Runtime exited with error: signal: aborted",
        139 => "Runtime exited with error: signal: segmentation fault",
        143 => "Runtime exited with error: signal: terminated",
        _ => string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: exit status {code}"),
    });

    public static FunctionFailure TimedOut(TimeSpan limit) =>
        Of("Sandbox.Timedout", string.Create(CultureInfo.InvariantCulture, $"Task timed out after {limit.TotalSeconds:0.00} seconds"));

    public static FunctionFailure InitTimedOut(TimeSpan limit) =>
        Of("Sandbox.Timedout", string.Create(CultureInfo.InvariantCulture, $"The bootstrap did not ask for an event within {limit.TotalSeconds:0.00} seconds"));

    private static FunctionFailure Of(string type, string text) => new(
        true,
        requestId => Json.Bytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = $"RequestId: {requestId} Error: {text}" }));
}
