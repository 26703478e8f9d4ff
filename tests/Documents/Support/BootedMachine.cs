using System.Diagnostics;
using System.Globalization;

namespace Remediation.Documents.Tests.Support;

/// <summary>
/// A machine that really booted: systemd, a journal, services, and a network of its own, which reaches nobody. Made with systemd-nspawn.
/// </summary>
internal sealed class BootedMachine : IAsyncDisposable
{
    private static readonly TimeSpan LongestBoot = TimeSpan.FromSeconds(90);

    private readonly Chroot files;
    private readonly Process network;
    private readonly Process container;

    private BootedMachine(Chroot files, Process network, Process container)
    {
        this.files = files;
        this.network = network;
        this.container = container;
    }

    /// <summary>Its process 1, seen from outside.</summary>
    public int Leader { get; private set; }

    public SsmAgent Agent => new(files) { BootedAs = Leader };

    /// <summary>Boots; ready when a service is.</summary>
    /// <param name="name">Names the kept folder.</param>
    /// <param name="commands">Install at least systemd-sysv; run once in the chroot.</param>
    /// <param name="service">A unit that is active when the machine is ready.</param>
    public static async Task<BootedMachine> OfAsync(Release release, string name, string commands, string service)
    {
        await Machine.RequireChrootsAsync();
        await Machine.RequireAsync("systemd-nspawn", "systemd-container");
        var files = await Chroot.WithAsync(release, name, commands);
        // Here services may start.
        await files.RunAsync("rm -f /usr/sbin/policy-rc.d");
        // systemd-nspawn would take this machine's /proc, with processes that are not the container's, for its own.
        await files.GiveUpMountsAsync();
        var network = Command.Start("unshare", "--net", "sleep", "infinity");
        // It is sleep's when unshare has done its work.
        while (await File.ReadAllTextAsync($"/proc/{network.Id}/comm", TestContext.Current.CancellationToken) != "sleep\n")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }

        var container = Command.Start(
            "systemd-nspawn", "--quiet", $"--directory={files.Root}", "--boot", "--register=no", "--keep-unit", "--console=pipe",
            $"--network-namespace-path=/proc/{network.Id}/ns/net", "--capability=CAP_NET_ADMIN",
            // systemd 256 and 257 (Debian 13) boot on hosts with the older kind of cgroups only when told so. It is passed like a kernel's argument.
            "SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1");
        var machine = new BootedMachine(files, network, container);
        await machine.WaitForAsync(service);
        return machine;
    }

    /// <summary>What comes before a program that runs in the machine with process 1 as seen from outside.</summary>
    public static string[] Into(int leader) =>
        ["nsenter", "--target", leader.ToString(CultureInfo.InvariantCulture), "--mount", "--uts", "--ipc", "--net", "--pid", "--root", "--wd", "/usr/bin/env", "-i"];

    /// <summary>Starts a POSIX shell script in it, as root.</summary>
    public Process Start(string script)
    {
        string[] command = [.. Into(Leader), "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "sh", "-c", script];
        return Command.Start(command[0], command[1..]);
    }

    public async Task<Command> TryAsync(string script)
    {
        using var process = Start(script);
        return await Command.EndAsync(process, TimeSpan.FromMinutes(2));
    }

    /// <exception cref="InvalidOperationException">It ended with something else than 0.</exception>
    public async Task<string> RunAsync(string script)
    {
        var ended = await TryAsync(script);
        return ended.ExitCode == 0 ? ended.Output : throw new InvalidOperationException($"{script}\nended with {ended.ExitCode}:\n{ended.Output}{ended.Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Leader != 0)
        {
            await Command.TryAsync("kill", "-KILL", Leader.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var process in (Process[])[container, network])
        {
            process.Kill();
            process.Dispose();
        }

        await files.DisposeAsync();
    }

    private async Task WaitForAsync(string service)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            Leader = Leader == 0 ? ChildOf(container.Id) : Leader;
            if (Leader != 0 && (await TryAsync($"systemctl -q is-active {service}")).ExitCode == 0)
            {
                return;
            }

            if (since.Elapsed > LongestBoot || container.HasExited)
            {
                string said = container.HasExited ? await container.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "";
                await DisposeAsync();
                throw new InvalidOperationException($"The machine did not boot within {LongestBoot.TotalSeconds:0} s. {said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        }
    }

    // proc(5): the fourth field of stat is the parent; the second, the name, is in parentheses.
    private static int ChildOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out int id) ? id : 0)
        .FirstOrDefault(id => id > 0 && StatOf(id) is { } stat
            && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == parent.ToString(CultureInfo.InvariantCulture));

    private static string? StatOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null; // It has just ended.
        }
    }
}
