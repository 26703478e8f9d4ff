using Remediation.Documents.Tests.Support;
using AptMirror = Remediation.Cli.LocalAws.AptMirror;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>Nothing may be called up to date that could not be looked up.</summary>
public sealed class SourceStories
{
    private const int Sources = 20;

    [Theory]
    [InlineData("deb http://127.0.0.1:1/debian bookworm main", "refused")]
    [InlineData("deb [trusted=yes] file:/srv/nothing ./", "/srv/nothing")]
    [InlineData("deb file:/srv/toys/Unsigned ./", "not signed")]
    public async Task A_source_that_cannot_be_read_is_a_failure_and_nothing_is_installed(string source, string why)
    {
        await using var debian = await DebianWithAPendingUpdateAsync(Release.Bookworm);
        await new ToyRepository(debian.Machine, "Unsigned").PublishAsync(new ToyPackage("game", "1.0"));
        debian.Machine.Write("/etc/apt/sources.list.d/bad.list", source + "\n");

        var run = await debian.UpdateAsync();

        AssertNothingInstalled(run, why);
        Assert.Equal("ii  1.0", await debian.VersionAsync("web"));
    }

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_suite_that_the_mirror_does_not_have_any_more_is_a_failure(Release release)
    {
        Assert.SkipWhen(AptMirror.Debian is null, "apt's sources on this machine name no mirror of Debian");
        await using var debian = await DebianWithAPendingUpdateAsync(release);
        debian.Machine.Write("/etc/apt/sources.list.d/gone.list", $"deb {AptMirror.Debian} potato main\n");

        AssertNothingInstalled(await debian.UpdateAsync(), "potato");
    }

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task Without_a_network_it_fails_although_apt_says_that_all_is_well(Release release)
    {
        await using var machine = await Chroot.OfAsync(release);

        var run = await new SsmAgent(machine) { IsOffline = true }.RunAsync(Debian.Document, null, ("Mode", "full"));

        AssertNothingInstalled(run, "fetch");
    }

    [Fact]
    public async Task A_machine_without_sources_is_not_up_to_date()
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);
        machine.Write("/etc/apt/sources.list", "");

        AssertNothingInstalled(await new SsmAgent(machine).RunAsync(Debian.Document, null, ("Mode", "full")), "no package sources at all");
    }

    [Fact]
    public async Task A_machine_without_a_source_of_security_updates_is_not_up_to_date()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        debian.Main.BecomeTheOnlySource();

        AssertNothingInstalled(await debian.UpdateAsync(), "No source of security updates");
        Assert.Equal("nothing-to-do", (await debian.UpdateAsync(("Mode", "full"))).Status);
    }

    [Fact]
    public async Task Sources_that_lead_to_the_next_release_are_refused()
    {
        await using var debian = await DebianWithAPendingUpdateAsync(Release.Bookworm);
        await debian.Main.PublishAsync(new ToyPackage("base-files", "13.8"));

        var run = await debian.UpdateAsync();

        Assert.Equal(("refused", 10), (run.Status, run.ExitCode));
        Assert.Contains("12 to 13", run.Reason, StringComparison.Ordinal);
        Assert.Equal("ii  1.0", await debian.VersionAsync("web"));
    }

    [Fact]
    public async Task Updates_that_would_remove_the_way_in_are_refused()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new("openssh-server", "1:99"), new ToyPackage("web", "1.0") { Control = "Priority: required" });
        await debian.Main.PublishAsync(new ToyPackage("web", "1.1") { Control = "Priority: required\nConflicts: openssh-server" });

        var run = await debian.UpdateAsync(("Mode", "full"));

        Assert.Equal(("refused", 10), (run.Status, run.ExitCode));
        Assert.Contains("openssh-server", run.Reason, StringComparison.Ordinal);
        Assert.Equal(("ii  1.0", "ii  1:99"), (await debian.VersionAsync("web"), await debian.VersionAsync("openssh-server")));
    }

    private static async Task<Debian> DebianWithAPendingUpdateAsync(Release release)
    {
        var debian = await Debian.WithAsync(release, new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));
        return debian;
    }

    private static void AssertNothingInstalled(DocumentRun run, string why)
    {
        Assert.Equal(("failed", Sources, 0), (run.Status, run.ExitCode, run.Number("upgraded")));
        Assert.Contains(why, run.Reason, StringComparison.OrdinalIgnoreCase);
    }
}
