using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>Installations that go wrong, and what the next run makes of them.</summary>
public sealed class BreakageStories
{
    private const int Install = 30;
    private const int Space = 50;

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_package_that_cannot_be_configured_is_told_until_a_mended_version_comes(Release release)
    {
        await using var debian = await Debian.WithAsync(release, new("web", "1.0"), new("game", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1") { PostInstallation = "echo cannot do it >&2; exit 1" });

        var first = await debian.UpdateAsync();

        Assert.Equal(("failed", Install), (first.Status, first.ExitCode));
        Assert.Contains("web", first.Reason, StringComparison.Ordinal);
        Assert.NotEqual("", first.Errors);

        await debian.Security.PublishAsync(new ToyPackage("game", "1.1"));
        var second = await debian.UpdateAsync();

        Assert.Equal(("failed", Install), (second.Status, second.ExitCode));
        Assert.Contains("web", second.Reason, StringComparison.Ordinal);
        Assert.Equal("ii  1.1", await debian.VersionAsync("game"));

        await debian.Main.PublishAsync(new ToyPackage("web", "1.2"));
        var third = await debian.UpdateAsync();

        Assert.Equal(("succeeded", true), (third.Status, third.Flag("repaired")));
        Assert.Equal("ii  1.2", await debian.VersionAsync("web"));
    }

    [Fact]
    public async Task When_the_agent_kills_a_run_the_installation_goes_on_and_the_next_run_waits_for_it()
    {
        await using var debian = await DebianInTheMiddleOfAnInstallationAsync();
        using var running = debian.Agent.Start(Debian.Document);
        await debian.WaitForAsync("/var/begun");

        await running.KillAsync();
        var next = await debian.UpdateAsync();

        Assert.Equal("ii  1.1", await debian.VersionAsync("web"));
        Assert.True(debian.Machine.Has("/var/ended"));
        Assert.Equal((0, true), (next.ExitCode, next.Flag("repaired")));
    }

    [Fact]
    public async Task When_the_machine_stops_in_the_middle_the_next_run_ends_what_was_begun()
    {
        await using var debian = await DebianInTheMiddleOfAnInstallationAsync();
        using var running = debian.Agent.Start(Debian.Document);
        await debian.WaitForAsync("/var/begun");

        await debian.Machine.RebootAsync();
        Assert.Equal("iF  1.1", await debian.VersionAsync("web"));
        var next = await debian.UpdateAsync();

        Assert.Equal(("succeeded", true), (next.Status, next.Flag("repaired")));
        Assert.Equal("ii  1.1", await debian.VersionAsync("web"));
    }

    [Theory]
    [InlineData("/var/cache/apt/archives", "web")]
    [InlineData("/boot", "linux-image-99.0.0-cloud-amd64")]
    public async Task What_does_not_fit_on_the_disk_is_not_begun(string folder, string package)
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(
            package == "web" ? new ToyPackage("web", "1.1") : new ToyPackage("web", "1.1") { Control = $"Depends: {package}" }, new ToyPackage(package, "9"));
        await debian.Machine.MountSmallAsync(folder, megabytes: 16);

        var run = await debian.UpdateAsync();

        Assert.Equal(("failed", Space), (run.Status, run.ExitCode));
        Assert.Contains(folder, run.Reason, StringComparison.Ordinal);
        Assert.Equal("ii  1.0", await debian.VersionAsync("web"));
    }

    [Fact]
    public async Task A_disk_that_is_full_altogether_is_told_as_such()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));
        await debian.Machine.MountSmallAsync("/var/lib/apt/lists", megabytes: 1);
        await debian.Machine.MountSmallAsync("/var/log", megabytes: 1);
        await debian.Machine.TryAsync("cat /dev/zero >/var/lib/apt/lists/full; cat /dev/zero >/var/log/full");

        var run = await debian.UpdateAsync();

        Assert.Equal(("failed", Space), (run.Status, run.ExitCode));
        Assert.Equal("ii  1.0", await debian.VersionAsync("web"));
    }

    private static async Task<Debian> DebianInTheMiddleOfAnInstallationAsync()
    {
        var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        const string slow = "touch /var/begun; [ -e /var/slept ] || { touch /var/slept; sleep 6; }; touch /var/ended";
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1") { PostInstallation = slow });
        return debian;
    }
}
