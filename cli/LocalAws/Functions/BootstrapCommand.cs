namespace Remediation.Cli.LocalAws;

/// <summary>How to start the executable that holds all functions.</summary>
internal sealed record BootstrapCommand(string Path)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    private bool IsManaged => Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="LocalAwsException">It is not there; the sentence says how to build or name it.</exception>
    public static BootstrapCommand Find(string? given)
    {
        string[] candidates = given is not null
            ? [System.IO.Path.GetFullPath(given)]
            : [System.IO.Path.Combine(AppContext.BaseDirectory, "bootstrap.dll"), System.IO.Path.Combine(AppContext.BaseDirectory, "bootstrap")];
        return candidates.FirstOrDefault(File.Exists) is { } found
            ? new BootstrapCommand(found)
            : throw new LocalAwsException($"The functions' executable was not found at {string.Join(" or ", candidates)}; build the solution or name the file with --bootstrap.");
    }

    /// <exception cref="FunctionUnavailableException">It is gone, or may not be executed.</exception>
    public (string Program, string[] Arguments) Resolve()
    {
        if (!File.Exists(Path))
        {
            throw new FunctionUnavailableException($"{Path} does not exist any more.");
        }

        if (IsManaged)
        {
            return ("dotnet", [Path]);
        }

        const UnixFileMode anyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(Path) & anyExecute) != 0
            ? (Path, [])
            : throw new FunctionUnavailableException($"{Path} is not executable; run 'chmod +x {Path}'.");
    }
}
