using System.Diagnostics;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests;

/// <summary>What a command did: the program as it is, in a process of its own.</summary>
internal sealed record CommandProcess(int ExitCode, string Output, string Errors)
{
    /// <param name="aws">What plays AWS.</param>
    /// <param name="user">Who calls.</param>
    /// <param name="arguments">The command and its options.</param>
    public static Task<CommandProcess> RunAsync(LocalAwsHost aws, string user, params string[] arguments) => RunAsync(
        [
            new("AWS_ENDPOINT_URL", aws.Endpoint.ToString()),
            new("AWS_ACCESS_KEY_ID", user),
            new("AWS_SECRET_ACCESS_KEY", "local"),
            new("AWS_REGION", aws.Options.Region),
        ],
        arguments);

    public static async Task<CommandProcess> RunAsync(IReadOnlyList<KeyValuePair<string, string>> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "remediation.dll"), .. arguments])
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
        return new CommandProcess(process.ExitCode, output, await errors);
    }
}
