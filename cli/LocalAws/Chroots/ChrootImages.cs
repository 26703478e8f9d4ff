using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Remediation.Cli.LocalAws;

/// <summary>Folders with a whole Debian, made once on a machine and kept in the user's cache. An image is a list of layers, the last one on top;
/// the first is debootstrap's "minbase" from the archive's main part alone.</summary>
internal static class ChrootImages
{
    // Packages must not start daemons in a chroot, and nobody reads translations there.
    private const string Prepare =
        """
        set -e
        printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
        chmod 0755 /usr/sbin/policy-rc.d
        printf 'Acquire::Languages "none";\n' >/etc/apt/apt.conf.d/00chroot
        apt-get -q update
        apt-get clean
        """;

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Ready = new();

    /// <summary>A fresh system of this release; its only source is the archive's main part, without security updates.</summary>
    public static async Task<IReadOnlyList<string>> BaseAsync(DebianRelease release) =>
        [await OnceAsync($"{release.Codename}-base", Prepare, target => BootstrapAsync(release, target))];

    /// <summary>The same with something more: the commands run once, as root in a chroot with a network.</summary>
    /// <param name="name">Names the folder; part of its path.</param>
    /// <param name="commands">A POSIX shell script that must end with 0.</param>
    public static async Task<IReadOnlyList<string>> WithAsync(DebianRelease release, string name, string commands)
    {
        var below = await BaseAsync(release);
        var layer = await OnceAsync($"{release.Codename}-{name}", commands, async target =>
        {
            await using var chroot = await Chroot.KeepAsync(below, target);
            await chroot.RunAsync(commands);
        });
        return [.. below, layer];
    }

    private static Task<string> OnceAsync(string name, string recipe, Func<string, Task> make)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..8];
        var target = Path.Combine(ChrootFolder.Images, $"{name}-{hash}");
        return Ready.GetOrAdd(target, _ => new Lazy<Task<string>>(() => MakeAsync(target, make))).Value;
    }

    private static async Task<string> MakeAsync(string target, Func<string, Task> make)
    {
        Directory.CreateDirectory(ChrootFolder.Images);
        // Two processes must not make it at the same time.
        await using var one = await LockAsync($"{target}.lock");
        if (File.Exists($"{target}.ready"))
        {
            return target;
        }

        if (Directory.Exists(target))
        {
            // A process that was killed while it made this may have left mounts.
            await ChrootFolder.UnmountBelowAsync(target);
            await ChrootFolder.RemoveAsync(target);
        }

        await make(target);
        await File.WriteAllTextAsync($"{target}.ready", string.Empty);
        return target;
    }

    private static async Task BootstrapAsync(DebianRelease release, string target)
    {
        string[] mirror = AptMirror.Debian is { } address ? [address] : [];
        await ShellCommand.RunAsync("debootstrap", ["--variant=minbase", release.Codename, target, .. mirror]);
        await using var chroot = await Chroot.InPlaceAsync(target);
        await chroot.RunAsync(Prepare);
    }

    private static async Task<FileStream> LockAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }
}
