using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AptMirror = Remediation.Cli.LocalAws.AptMirror;

namespace Remediation.Documents.Tests.Support;

/// <summary>
/// Folders with a whole Debian, made once on a machine and kept in artifacts/chroots. An image is a list of layers, the last one on top;
/// the first is debootstrap's "minbase" from the archive's main part alone.
/// </summary>
internal static class ChrootImages
{
    // Packages must not start daemons in a chroot, and a test needs neither manuals nor translations.
    private const string Prepare =
        """
        set -e
        printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
        chmod 0755 /usr/sbin/policy-rc.d
        printf 'Acquire::Languages "none";\n' >/etc/apt/apt.conf.d/00test
        apt-get -q update
        apt-get clean
        """;

    private static readonly string Folder = Repository.File("artifacts/chroots");
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Ready = new();

    /// <summary>A fresh system of this release; its only source is the archive's main part, without security updates.</summary>
    public static async Task<IReadOnlyList<string>> BaseAsync(Release release) =>
        [await OnceAsync($"{release.Codename}-base", Prepare, target => BootstrapAsync(release, target))];

    /// <summary>The same with something more: the commands run once, as root in a chroot with a network.</summary>
    /// <param name="name">Names the folder; part of its path.</param>
    /// <param name="commands">A POSIX shell script that must end with 0.</param>
    public static async Task<IReadOnlyList<string>> WithAsync(Release release, string name, string commands)
    {
        var below = await BaseAsync(release);
        string layer = await OnceAsync($"{release.Codename}-{name}", commands, async target =>
        {
            await using var chroot = await Chroot.KeepAsync(below, target);
            await chroot.RunAsync(commands);
        });
        return [.. below, layer];
    }

    private static Task<string> OnceAsync(string name, string recipe, Func<string, Task> make)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..8];
        string target = Path.Combine(Folder, $"{name}-{hash}");
        return Ready.GetOrAdd(target, _ => new Lazy<Task<string>>(() => MakeAsync(target, make))).Value;
    }

    private static async Task<string> MakeAsync(string target, Func<string, Task> make)
    {
        Directory.CreateDirectory(Folder);
        // Two test runs of one checkout must not make it at the same time.
        await using var one = await LockAsync($"{target}.lock");
        if (File.Exists($"{target}.ready"))
        {
            return target;
        }

        if (Directory.Exists(target))
        {
            // A run that was killed while it made this may have left mounts.
            await ChrootMounts.UnmountBelowAsync(target);
            await Command.RunAsync("rm", "-rf", "--one-file-system", target);
        }

        await make(target);
        await File.WriteAllTextAsync($"{target}.ready", "");
        return target;
    }

    private static async Task BootstrapAsync(Release release, string target)
    {
        string[] mirror = AptMirror.Debian is { } address ? [address] : [];
        await Command.RunAsync("debootstrap", ["--variant=minbase", release.Codename, target, .. mirror]);
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
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }
        }
    }
}
