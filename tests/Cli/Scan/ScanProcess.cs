using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Scan;

/// <summary>What <c>remediation scan</c> did.</summary>
internal sealed record ScanProcess(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public IEnumerable<JsonNode> Rules => Json["rules"]!.AsArray().Select(rule => rule!);

    public static async Task<ScanProcess> RunAsync(LocalAwsHost aws, params string[] arguments) =>
        Of(await CommandProcess.RunAsync(aws, "auditor", ["scan", .. arguments]));

    public static async Task<ScanProcess> RunAsync(IReadOnlyList<KeyValuePair<string, string>> environment, params string[] arguments) =>
        Of(await CommandProcess.RunAsync(environment, ["scan", .. arguments]));

    private static ScanProcess Of(CommandProcess process) => new(process.ExitCode, process.Output, process.Errors);
}
