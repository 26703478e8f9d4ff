using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Remediation.Native.Tests;

/// <summary>
/// The functions' executable, compiled to native code as <c>make native</c> does: for net10.0, or for net9.0 where the registry lacks the
/// .NET 10 native runtime pack.
/// </summary>
public sealed class NativeBinary : IAsyncLifetime
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(10);

    public string Output { get; private set; } = "";

    public string? Path { get; private set; }

    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            Missing = "native code for Lambda is compiled on Linux";
        }
        else if (!IsOnPath("gcc") && !IsOnPath("clang"))
        {
            Missing = "linking native code needs gcc or clang: apt-get install gcc zlib1g-dev";
        }
        else if (!await PublishAsync("net10.0") && (!Output.Contains("NU1101", StringComparison.Ordinal) || !await PublishAsync("net9.0")))
        {
            throw new InvalidOperationException($"The native build failed:\n{Output}");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The file, or a skipped test that says why there is none.</summary>
    public string Require()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return Path!;
    }

    private async Task<bool> PublishAsync(string framework)
    {
        string root = Root();
        string runtime = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        string[] arguments = ["publish", "functions/Bootstrap", "--configuration", "Release", "--runtime", runtime, $"-p:NativeTfm={framework}", "-tl:off"];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Variables that the test runner's own build sets must not leak into this one.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(LongestBuild);
        await process.WaitForExitAsync(limit.Token);
        Output = await output + await errors;
        Path = System.IO.Path.Combine(root, "artifacts", $"native-{framework}", "publish", "Remediation.Bootstrap", $"release_{runtime}", "bootstrap");
        return process.ExitCode == 0 && File.Exists(Path);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(System.IO.Path.Combine(folder, program)));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Remediation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"Remediation.sln was not found above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
