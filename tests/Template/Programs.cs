using System.Diagnostics;

namespace Remediation.Template.Tests;

/// <summary>Programs that the tests run. On a build machine a missing one is an error, not a reason to skip.</summary>
internal static class Programs
{
    public const string Python = "python3";

    /// <param name="isThere">Whether the machine has it.</param>
    /// <param name="whatIsMissing">A sentence that says what, and how to get it.</param>
    public static void Require(bool isThere, string whatIsMissing)
    {
        Assert.False(!isThere && Environment.GetEnvironmentVariable("CI") == "true", $"{whatIsMissing} With CI=true this test must run.");
        Assert.SkipUnless(isThere, whatIsMissing);
    }

    public static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <param name="program">Its name.</param>
    /// <param name="arguments">As they are.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">What it sees besides what this process sees.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program, IReadOnlyList<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
