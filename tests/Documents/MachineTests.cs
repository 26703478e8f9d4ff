using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests;

/// <summary>The other tests believe what these say of their machines.</summary>
public sealed class MachineTests
{
    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_machine_is_the_release_that_was_asked_for_and_has_pending_updates_only_of_the_main_archive(Release release)
    {
        await using var machine = await Chroot.OfAsync(release);

        Assert.Contains($"VERSION_ID=\"{release.Version}\"", machine.Read("/etc/os-release"), StringComparison.Ordinal);
        Assert.DoesNotContain("security", await machine.RunAsync("cat /etc/apt/sources.list; ls /var/lib/apt/lists"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_changed_on_a_machine_is_not_changed_on_the_next_one()
    {
        await using (var first = await Chroot.OfAsync(Release.Bookworm))
        {
            await first.RunAsync("rm /etc/debian_version && echo was here >/etc/hello");
        }

        await using var second = await Chroot.OfAsync(Release.Bookworm);

        Assert.True(second.Has("/etc/debian_version"));
        Assert.False(second.Has("/etc/hello"));
    }

    [Fact]
    public async Task A_reboot_ends_what_runs_and_empties_run_and_keeps_the_rest()
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);
        await machine.RunAsync("touch /run/gone /var/kept; sleep 600 >/dev/null 2>&1 & echo $! >/var/pid");
        string before = machine.Read("/proc/sys/kernel/random/boot_id");

        await machine.RebootAsync();

        Assert.False(machine.Has("/run/gone"));
        Assert.True(machine.Has("/var/kept"));
        string program = $"/proc/{machine.Read("/var/pid").Trim()}/cmdline";
        Assert.DoesNotContain("sleep", machine.Has(program) ? machine.Read(program) : "", StringComparison.Ordinal);
        Assert.NotEqual(before, machine.Read("/proc/sys/kernel/random/boot_id"));
    }

    [Fact]
    public async Task Packages_of_a_toy_archive_can_be_installed()
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);
        var archive = new ToyRepository(machine, "Debian-Security");
        await archive.PublishAsync(new ToyPackage("toy", "1.0") { Files = new Dictionary<string, string> { ["/usr/share/toy/hello"] = "1.0" } });
        archive.BecomeTheOnlySource();

        string simulation = await machine.RunAsync("apt-get -qq update && apt-get -s install toy && apt-get -qq install toy >/dev/null");

        Assert.Contains("Inst toy (1.0 Debian-Security", simulation, StringComparison.Ordinal);
        Assert.Equal("1.0", machine.Read("/usr/share/toy/hello"));
    }
}
