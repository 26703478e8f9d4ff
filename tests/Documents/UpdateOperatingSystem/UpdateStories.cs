using Remediation.Documents.Tests.Support;
using AptMirror = Remediation.Cli.LocalAws.AptMirror;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>What is updated, and what is told.</summary>
public sealed class UpdateStories
{
    public static TheoryData<Release> Releases => Release.Both;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Security_updates_are_installed_and_others_are_left(Release release)
    {
        await using var debian = await Debian.WithAsync(release, new("web", "1.0"), new("game", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));
        await debian.Main.PublishAsync(new ToyPackage("game", "1.1"));

        var run = await debian.UpdateAsync();

        Assert.Equal(("succeeded", ""), (run.Status, run.Reason));
        Assert.Equal("""[["web","1.0","1.1"]]""", run.Json["packages"]!.ToJsonString());
        Assert.Equal((1, 0, 0, 1, 1), (run.Number("upgraded"), run.Number("installed"), run.Number("removed"), run.Number("security"), run.Number("left")));
        Assert.Equal(("ii  1.1", "ii  1.0"), (await debian.VersionAsync("web"), await debian.VersionAsync("game")));
        Assert.Equal(("debian", release.Version, "supported"), (run.Text("osId"), run.Text("osVersion"), run.Text("support")));
        Assert.Equal(("security", "not-needed"), (run.Text("mode"), run.Text("reboot")));

        var again = await debian.UpdateAsync();

        Assert.Equal(("nothing-to-do", 0, 1), (again.Status, again.Number("upgraded"), again.Number("left")));
    }

    [Fact]
    public async Task Mode_full_installs_everything_with_what_it_newly_needs()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new("web", "1.0"), new("game", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));
        await debian.Main.PublishAsync(new ToyPackage("game", "1.1") { Control = "Depends: engine" }, new ToyPackage("engine", "5"));

        var run = await debian.UpdateAsync(("Mode", "full"));

        Assert.Equal("""[["engine","","5"],["game","1.0","1.1"],["web","1.0","1.1"]]""", run.Json["packages"]!.ToJsonString());
        Assert.Equal((2, 1, 1, 0), (run.Number("upgraded"), run.Number("installed"), run.Number("security"), run.Number("left")));
    }

    [Fact]
    public async Task Agents_that_put_parameters_into_the_text_are_served_as_well()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("game", "1.0"));
        await debian.Main.PublishAsync(new ToyPackage("game", "1.1"));

        var run = await new SsmAgent(debian.Machine) { IsOld = true }.RunAsync(Debian.Document, null, ("Mode", "full"));

        Assert.Equal(("succeeded", "full", 1), (run.Status, run.Text("mode"), run.Number("upgraded")));
    }

    [Fact]
    public async Task A_configuration_file_that_somebody_changed_stays_as_it_is()
    {
        static ToyPackage Web(string version) => new("web", version)
        {
            Files = new Dictionary<string, string> { ["/etc/web.conf"] = $"port = {version}\n" },
            ConfigurationFiles = ["/etc/web.conf"],
        };
        await using var debian = await Debian.WithAsync(Release.Bookworm, Web("1.0"));
        debian.Machine.Write("/etc/web.conf", "port = mine\n");
        await debian.Security.PublishAsync(Web("1.1"));

        var run = await debian.UpdateAsync();

        Assert.Equal(("succeeded", "ii  1.1"), (run.Status, await debian.VersionAsync("web")));
        Assert.Equal("port = mine\n", debian.Machine.Read("/etc/web.conf"));
        Assert.Equal("port = 1.1\n", debian.Machine.Read("/etc/web.conf.dpkg-dist"));
    }

    [Fact]
    public async Task What_was_installed_only_for_others_stays_marked_so()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("library", "1.0"), new ToyPackage("game", "1.0"));
        await debian.Machine.RunAsync("apt-mark auto library >/dev/null");
        await debian.Security.PublishAsync(new ToyPackage("library", "1.1"));

        await debian.UpdateAsync();

        Assert.Equal("library\n", await debian.Machine.RunAsync("apt-mark showauto library game"));
    }

    [Fact]
    public async Task A_package_that_somebody_holds_is_left_and_counted()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        await debian.Machine.RunAsync("apt-mark hold web >/dev/null");
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));

        var run = await debian.UpdateAsync();

        Assert.Equal(("nothing-to-do", 1, 0), (run.Status, run.Number("held"), run.Number("kept")));
        Assert.Equal("hi  1.0", await debian.VersionAsync("web"));
    }

    [Fact]
    public async Task The_agents_own_update_is_left_to_the_agent()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("amazon-ssm-agent", "3.2"), new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("amazon-ssm-agent", "3.3") { PostInstallation = "exit 1" }, new ToyPackage("web", "1.1"));

        var run = await debian.UpdateAsync(("Mode", "full"));

        Assert.Equal(("succeeded", 1, 1), (run.Status, run.Number("upgraded"), run.Number("left")));
        Assert.Equal("ii  3.2", await debian.VersionAsync("amazon-ssm-agent"));
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_cut_and_says_how_much_is_missing()
    {
        ToyPackage[] Toys(string version) => [.. Enumerable.Range(100, 60).Select(number => new ToyPackage($"toy-with-a-long-name-{number}", version))];
        await using var debian = await Debian.WithAsync(Release.Bookworm, Toys("1.0"));
        await debian.Security.PublishAsync(Toys("1.1"));

        var run = await debian.UpdateAsync();

        Assert.Equal(60, run.Number("upgraded"));
        Assert.InRange(run.Json["packages"]!.AsArray().Count, 20, 59);
        Assert.Equal(60, run.Json["packages"]!.AsArray().Count + run.Number("packagesCut"));
    }

    [Fact]
    public async Task The_log_is_for_root_alone()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm);

        await debian.UpdateAsync();

        Assert.Equal("600 700\n", await debian.Machine.RunAsync("echo $(stat -c %a /var/log/remediation/UpdateOperatingSystem.log /var/log/remediation)"));
    }

    /// <summary>The archive's main part has moved on since the release, and the archive of security updates further still.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Real_security_updates_of_the_real_archive_are_installed(Release release)
    {
        Assert.SkipWhen(AptMirror.Security is null, "apt's sources on this machine name no archive of Debian's security updates");
        await using var machine = await Chroot.OfAsync(release);
        machine.Write("/etc/apt/sources.list", machine.Read("/etc/apt/sources.list") + $"deb {AptMirror.Security} {release.Codename}-security main\n");
        string pending = await machine.RunAsync("apt-get -qq update && apt-get -s dist-upgrade | sed -n 's/^Inst \\([^ ]*\\) .*Debian-Security.*/\\1/p'");
        string[] names = pending.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var run = await new SsmAgent(machine).RunAsync(Debian.Document);

        Assert.Equal(names.Length == 0 ? "nothing-to-do" : "succeeded", run.Status);
        Assert.True(run.Number("security") >= names.Length, run.Output);
        Assert.Equal("", await machine.RunAsync("apt-get -s dist-upgrade | grep Debian-Security || true; dpkg --audit"));
    }
}
