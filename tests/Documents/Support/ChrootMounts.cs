using System.Globalization;

namespace Remediation.Documents.Tests.Support;

/// <summary>Takes mounts away, also those that a test run left which was killed.</summary>
internal static class ChrootMounts
{
    private static readonly string All = Repository.File("artifacts/chroots/running");

    /// <summary>Where this test run keeps its machines.</summary>
    public static readonly string Running = Path.Combine(All, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    public static readonly Lazy<Task> Swept = new(SweepAsync);

    /// <summary>The innermost first.</summary>
    public static async Task UnmountBelowAsync(string folder)
    {
        var points = File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' ')[1].Replace("\\040", " ", StringComparison.Ordinal))
            .Where(point => point == folder || point.StartsWith(folder + "/", StringComparison.Ordinal))
            .Reverse()
            .ToList();
        foreach (string point in points)
        {
            await Command.TryAsync("umount", "--lazy", point);
        }
    }

    private static async Task SweepAsync()
    {
        foreach (string left in Directory.Exists(All) ? Directory.GetDirectories(All) : [])
        {
            if (!Directory.Exists($"/proc/{Path.GetFileName(left)}") || left == Running)
            {
                await UnmountBelowAsync(left);
                await Command.TryAsync("rm", "-rf", "--one-file-system", left);
            }
        }
    }
}
