using System.Diagnostics;

namespace Remediation.Documents.Tests.Support;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">128 and more: ended by a signal.</param>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    /// <exception cref="InvalidOperationException">It cannot be started, takes too long, or ends with something else than 0.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var command = await TryAsync(program, arguments);
        return command.ExitCode == 0
            ? command.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {command.ExitCode}:\n{command.Output}\n{command.Errors}");
    }

    public static async Task<Command> TryAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        return await EndAsync(process, TimeSpan.FromMinutes(10));
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

    public static async Task<Command> EndAsync(Process process, TimeSpan atMost)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(atMost);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new Command(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"Process {process.Id} did not end within {atMost.TotalSeconds:0} s.");
        }
    }
}
