using System.Diagnostics;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Scan;

/// <summary>What <c>remediation scan</c> did: the program as it is, in a process of its own.</summary>
internal sealed record ScanProcess(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public IEnumerable<JsonNode> Rules => Json["rules"]!.AsArray().Select(rule => rule!);

    public static Task<ScanProcess> RunAsync(LocalAwsHost aws, params string[] arguments) => RunAsync(
        [
            new("AWS_ENDPOINT_URL", aws.Endpoint.ToString()),
            new("AWS_ACCESS_KEY_ID", "auditor"),
            new("AWS_SECRET_ACCESS_KEY", "local"),
            new("AWS_REGION", aws.Options.Region),
        ],
        arguments);

    public static async Task<ScanProcess> RunAsync(IReadOnlyList<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "remediation.dll"), "scan", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-file");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ScanProcess(process.ExitCode, output, await errors);
    }
}
