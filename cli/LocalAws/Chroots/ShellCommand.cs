using System.Diagnostics;

namespace Remediation.Cli.LocalAws;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">128 and more: ended by a signal.</param>
internal sealed record ShellCommand(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <exception cref="LocalAwsException">It takes too long, or ends with something else than 0.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var command = await TryAsync(program, arguments);
        return command.ExitCode == 0
            ? command.Output
            : throw new LocalAwsException($"{program} {string.Join(' ', arguments)} ended with {command.ExitCode}:\n{command.Output}\n{command.Errors}");
    }

    public static async Task<ShellCommand> TryAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            return await EndAsync(process, limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new LocalAwsException($"{program} {string.Join(' ', arguments)} did not end within {Longest.TotalMinutes:0} minutes.");
        }
    }

    /// <summary>Starts it with an empty input.</summary>
    public static Process Start(string program, params string[] arguments)
    {
        // A closed pipe is not what a service gets as its input.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" </dev/null", "sh", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    public static async Task<ShellCommand> EndAsync(Process process, CancellationToken cancellation)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new ShellCommand(process.ExitCode, await output, await errors);
    }
}
