using System.Globalization;

namespace Remediation.Documents.Tests.Support;

/// <summary>
/// A machine to break: a copy of an image that costs nothing (an overlay; where there can be none, a real copy), with /proc, and a /run in
/// memory that a reboot empties. Whatever still runs in it ends with it.
/// </summary>
internal sealed class Chroot : IAsyncDisposable
{
    private const UnixFileMode EveryoneMayRun =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static int count;

    private readonly string? scratch;

    private Chroot(string root, string? scratch)
    {
        Root = root;
        this.scratch = scratch;
    }

    /// <summary>Its root folder, seen from outside.</summary>
    public string Root { get; }

    /// <summary>A machine of this release as debootstrap makes it. The test is skipped where there can be none.</summary>
    public static async Task<Chroot> OfAsync(Release release)
    {
        await Machine.RequireChrootsAsync();
        return await CopyAsync(await ChrootImages.BaseAsync(release));
    }

    /// <summary>A machine of this release on which some commands ran; they run once, and every further machine begins with what they left.</summary>
    /// <param name="name">Names the kept folder.</param>
    /// <param name="commands">A POSIX shell script, run as root with a network; must end with 0.</param>
    public static async Task<Chroot> WithAsync(Release release, string name, string commands)
    {
        await Machine.RequireChrootsAsync();
        return await CopyAsync(await ChrootImages.WithAsync(release, name, commands));
    }

    /// <summary>The folder itself; what is changed stays.</summary>
    public static async Task<Chroot> InPlaceAsync(string root)
    {
        var chroot = new Chroot(root, scratch: null);
        await chroot.MountAsync();
        return chroot;
    }

    /// <summary>What is changed is kept in a folder, to be a layer itself.</summary>
    public static Task<Chroot> KeepAsync(IReadOnlyList<string> layers, string changes) => StackAsync(layers, NewScratch(), changes);

    /// <summary>A path inside, seen from outside.</summary>
    public string Inside(string path) => Path.Combine(Root, path.TrimStart('/'));

    public bool Has(string path) => File.Exists(Inside(path)) || Directory.Exists(Inside(path));

    public string Read(string path) => File.ReadAllText(Inside(path));

    /// <summary>Makes the folders above it, too.</summary>
    public void Write(string path, string text, bool executable = false)
    {
        string file = Inside(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (executable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, EveryoneMayRun);
        }
    }

    /// <summary>Runs a POSIX shell script in it, as root.</summary>
    /// <exception cref="InvalidOperationException">It ended with something else than 0.</exception>
    public Task<string> RunAsync(string script) => Command.RunAsync("chroot", InShell(script));

    public Task<Command> TryAsync(string script) => Command.TryAsync("chroot", InShell(script));

    /// <summary>Puts a small, empty file system on a folder.</summary>
    public async Task MountSmallAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(Inside(folder));
        await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", Inside(folder));
    }

    /// <summary>Takes /proc and /run away, for somebody who brings others.</summary>
    public async Task GiveUpMountsAsync()
    {
        await UnmountAsync(Inside("proc"));
        await UnmountAsync(Inside("run"));
    }

    /// <summary>What a reboot does: nothing runs any more, /run is empty, and the kernel says that it started anew.</summary>
    public async Task RebootAsync()
    {
        await KillAsync();
        await UnmountAsync(Inside("run"));
        await MountRunAsync();
        string file = $"{scratch}/boot-{Guid.NewGuid()}";
        await File.WriteAllTextAsync(file, $"{Guid.NewGuid()}\n");
        await Command.RunAsync("mount", "--bind", file, Inside("proc/sys/kernel/random/boot_id"));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await ChrootMounts.UnmountBelowAsync(Root);
        if (scratch is not null)
        {
            await Command.TryAsync("rm", "-rf", "--one-file-system", scratch);
        }
    }

    private static string NewScratch() =>
        Path.Combine(ChrootMounts.Running, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));

    private static Task<Chroot> CopyAsync(IReadOnlyList<string> layers)
    {
        string scratch = NewScratch();
        return StackAsync(layers, scratch, Path.Combine(scratch, "changes"));
    }

    private static async Task<Chroot> StackAsync(IReadOnlyList<string> layers, string scratch, string changes)
    {
        await ChrootMounts.Swept.Value;
        string root = Directory.CreateDirectory(Path.Combine(scratch, "root")).FullName;
        string work = Directory.CreateDirectory(Path.Combine(scratch, "work")).FullName;
        Directory.CreateDirectory(changes);
        string options = $"lowerdir={string.Join(':', layers.Reverse())},upperdir={changes},workdir={work}";
        if ((await Command.TryAsync("mount", "-t", "overlay", "overlay", "-o", options, root)).ExitCode != 0)
        {
            root = changes;
            foreach (string layer in layers)
            {
                await Command.RunAsync("cp", "-a", $"{layer}/.", root);
            }
        }

        var chroot = new Chroot(root, scratch);
        await chroot.MountAsync();
        return chroot;
    }

    private static Task UnmountAsync(string path) => Command.RunAsync("umount", "--lazy", path);

    private string[] InShell(string script) =>
        [Root, "/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", script];

    private async Task MountAsync()
    {
        await Command.RunAsync("mount", "-t", "proc", "proc", Inside("proc"));
        await MountRunAsync();
        // Names are looked up as on this machine.
        File.Copy("/etc/resolv.conf", Inside("etc/resolv.conf"), overwrite: true);
    }

    private async Task MountRunAsync()
    {
        await Command.RunAsync("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", Inside("run"));
        Directory.CreateDirectory(Inside("run/lock"));
    }

    private async Task KillAsync()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(name => int.TryParse(Path.GetFileName(name), out _)))
        {
            if (RootOf(process) is { } root && (root == Root || root.StartsWith(Root + "/", StringComparison.Ordinal)))
            {
                await Command.TryAsync("kill", "-KILL", Path.GetFileName(process));
            }
        }
    }

    private static string? RootOf(string process)
    {
        try
        {
            return Directory.ResolveLinkTarget(Path.Combine(process, "root"), returnFinalTarget: false)?.FullName;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null; // It has just ended, or is none of ours.
        }
    }
}
