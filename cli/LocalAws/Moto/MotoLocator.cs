using System.Diagnostics;

namespace Remediation.Cli.LocalAws;

/// <summary>Finds moto_server, or installs the pinned version into a private virtual environment of the user's cache folder.</summary>
internal sealed class MotoLocator(Action<string> progress)
{
    public const string Requirement = "moto[server]==5.2.1";

    private const string Fix =
        $"Install it with 'pip install \"{Requirement}\"', or set MOTO_SERVER to a moto_server executable.";

    private static readonly string EnvironmentFolder = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "remediation", "moto-5.2.1");

    /// <summary>Where moto_server is, without installing anything.</summary>
    /// <exception cref="LocalAwsException">MOTO_SERVER names a file that does not exist.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("MOTO_SERVER") is { Length: > 0 } given)
        {
            return File.Exists(given)
                ? given
                : throw new LocalAwsException($"MOTO_SERVER names '{given}', which does not exist; correct it or unset it.");
        }

        return OnPath("moto_server") ?? (File.Exists(InstalledServer) ? InstalledServer : null);
    }

    public async Task<string> FindOrInstallAsync(CancellationToken cancellation) => Find() ?? await InstallAsync(cancellation);

    private static string InstalledServer => OperatingSystem.IsWindows()
        ? Path.Combine(EnvironmentFolder, "Scripts", "moto_server.exe")
        : Path.Combine(EnvironmentFolder, "bin", "moto_server");

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => OperatingSystem.IsWindows()
                ? [Path.Combine(folder, program + ".exe")]
                : new[] { Path.Combine(folder, program) })
            .FirstOrDefault(File.Exists);

    private async Task<string> InstallAsync(CancellationToken cancellation)
    {
        var python = OnPath("python3") ?? OnPath("python")
            ?? throw new LocalAwsException($"moto_server plays AWS on this machine and was not found, nor was python3 to install it. {Fix}");
        progress($"moto_server was not found. Installing {Requirement} into {EnvironmentFolder} (once, about a minute) ...");
        await RunAsync(python, ["-m", "venv", EnvironmentFolder], cancellation);
        var environmentPython = Path.Combine(Path.GetDirectoryName(InstalledServer)!, OperatingSystem.IsWindows() ? "python.exe" : "python");
        await RunAsync(environmentPython, ["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", Requirement], cancellation);
        return File.Exists(InstalledServer)
            ? InstalledServer
            : throw new LocalAwsException($"{Requirement} was installed, but {InstalledServer} is not there. Delete {EnvironmentFolder}. {Fix}");
    }

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var last = string.Empty;
        void Report(string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                last = line;
                progress(line);
            }
        }

        process.OutputDataReceived += (_, e) => Report(e.Data);
        process.ErrorDataReceived += (_, e) => Report(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new LocalAwsException($"Installing {Requirement} failed: {last} {Fix}");
        }
    }
}
