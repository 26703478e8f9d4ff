using System.Diagnostics;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Tests.Pages;

/// <summary>A POSIX shell in a folder of its own, as a reader would open one; nothing of this machine's AWS settings is in it.</summary>
internal sealed class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("remediation-pages-").FullName;

    public static void RequireLocalAws() => Require(MotoLocator.Find() is not null, $"moto_server is missing: pip install \"{MotoLocator.Requirement}\"");

    public static void Require(string program) => Require(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not on the PATH");

    public async Task RequirePackageAsync(string package) =>
        Require((await RunAsync($"python3 -c 'import {package}'")).ExitCode == 0, $"python3 has no package {package}: pip install {package}");

    public async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a program that goes on until it is stopped, and waits for a line of its output.</summary>
    public async Task<RunningProgram> StartAsync(string command, Func<string, bool> isThere)
    {
        var process = Start($"exec {command}");
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (isThere(line))
            {
                return new RunningProgram(process, line);
            }
        }

        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        throw new InvalidOperationException($"{command} ended before it had said what was waited for. {errors}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Require(bool isThere, string missing)
    {
        if (!isThere && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{missing}. With CI=true this test must run.");
        }

        Assert.SkipUnless(isThere, missing);
    }

    private Process Start(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, "no-such-file");
        return Process.Start(start)!;
    }
}

/// <summary>A program in a terminal, until it is stopped as with Ctrl-C.</summary>
/// <param name="Line">What it said when it was there.</param>
internal sealed record RunningProgram(Process Process, string Line) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        // Nobody reads on: a full pipe would stop it.
        var rest = Process.StandardOutput.ReadToEndAsync();
        var errors = Process.StandardError.ReadToEndAsync();
        using (var interrupt = Process.Start("kill", ["-INT", $"{Process.Id}"]))
        {
            await interrupt.WaitForExitAsync();
        }

        await Process.WaitForExitAsync();
        await Task.WhenAll(rest, errors);
        Process.Dispose();
    }
}
