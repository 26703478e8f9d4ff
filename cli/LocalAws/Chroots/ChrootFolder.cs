using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>Where images are kept, and machines while they run; takes away what a process left that was killed.</summary>
internal static class ChrootFolder
{
    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private static int count;

    /// <summary>The images, which stay.</summary>
    public static string Images { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "remediation", "chroots");

    private static string All => Path.Combine(Images, "running");

    private static string Running => Path.Combine(All, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A folder for one machine, which goes with it.</summary>
    public static async Task<string> NewScratchAsync()
    {
        await Swept.Value;
        return Path.Combine(Running, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
    }

    public static Task RemoveAsync(string folder) => ShellCommand.TryAsync("rm", "-rf", "--one-file-system", folder);

    /// <summary>The innermost first.</summary>
    public static async Task UnmountBelowAsync(string folder)
    {
        var points = File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' ')[1].Replace("\\040", " ", StringComparison.Ordinal))
            .Where(point => point == folder || point.StartsWith(folder + "/", StringComparison.Ordinal))
            .Reverse()
            .ToList();
        foreach (var point in points)
        {
            await ShellCommand.TryAsync("umount", "--lazy", point);
        }
    }

    private static async Task SweepAsync()
    {
        foreach (var left in Directory.Exists(All) ? Directory.GetDirectories(All) : [])
        {
            if (!Directory.Exists($"/proc/{Path.GetFileName(left)}") || left == Running)
            {
                await UnmountBelowAsync(left);
                await RemoveAsync(left);
            }
        }
    }
}
