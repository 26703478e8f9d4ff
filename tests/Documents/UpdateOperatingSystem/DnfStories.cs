using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>Fedora and CentOS.</summary>
public sealed class DnfStories
{
    [Fact]
    public async Task Security_updates_are_those_that_an_advisory_names()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"), ("game", "1.0"));
        await fedora.PublishAsync("web", "1.1", security: true);
        await fedora.PublishAsync("game", "1.1");

        var run = await fedora.UpdateAsync();

        Assert.Equal(("succeeded", "", "security"), (run.Status, run.Reason, run.Text("mode")));
        Assert.Equal("""[["web.noarch","1.0-1","1.1-1"]]""", run.Json["packages"]!.ToJsonString());
        Assert.Equal((1, 1, 1), (run.Number("upgraded"), run.Number("security"), run.Number("left")));
        Assert.Equal(("1.1", "1.0"), (await fedora.VersionAsync("web"), await fedora.VersionAsync("game")));
        Assert.Equal(("fedora", "43", "2026-12-09"), (run.Text("osId"), run.Text("osVersion"), run.Text("endOfLife")));
        Assert.Equal("nothing-to-do", (await fedora.UpdateAsync()).Status);
    }

    [Fact]
    public async Task Where_no_advisories_are_published_everything_is_installed_and_that_is_said()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"));
        await fedora.PublishAsync("web", "1.1");

        var run = await fedora.UpdateAsync();

        Assert.Equal(("succeeded", "full", 1), (run.Status, run.Text("mode"), run.Number("upgraded")));
        Assert.Contains("do not say which updates are security updates", run.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mode_full_installs_everything()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"), ("game", "1.0"));
        await fedora.PublishAsync("web", "1.1", security: true);
        await fedora.PublishAsync("game", "1.1");

        var run = await fedora.UpdateAsync(("Mode", "full"));

        Assert.Equal((2, 1, 0), (run.Number("upgraded"), run.Number("security"), run.Number("left")));
    }

    [Fact]
    public async Task A_source_that_dnf_would_skip_silently_is_a_failure()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"));
        fedora.Machine.Write("/etc/yum.repos.d/gone.repo", "[gone]\nname=gone\nbaseurl=http://127.0.0.1:1/gone\nskip_if_unavailable=True\n");
        await fedora.PublishAsync("web", "1.1");

        var run = await fedora.UpdateAsync();

        Assert.Equal(("failed", 20), (run.Status, run.ExitCode));
        Assert.Equal("1.0", await fedora.VersionAsync("web"));
    }

    [Fact]
    public async Task Another_dnf_at_work_is_waited_for_and_then_told()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"));
        await fedora.PublishAsync("web", "1.1");
        await fedora.Machine.RunAsync(
            "sleep 60 >/dev/null 2>&1 & for f in /var/cache/dnf/metadata_lock.pid /var/cache/dnf/download_lock.pid /var/lib/dnf/rpmdb_lock.pid; do mkdir -p ${f%/*}; printf $! >$f; done");

        var run = await fedora.UpdateAsync(("LockWaitSeconds", "2"));

        Assert.Equal(("busy", 40), (run.Status, run.ExitCode));
        Assert.Equal("1.0", await fedora.VersionAsync("web"));
    }

    [Fact]
    public async Task A_package_that_cannot_be_installed_is_a_failure()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"));
        await fedora.PublishAsync("web", "1.1", scripts: "%pre -p <lua>\nerror('cannot')\n");

        var run = await fedora.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.Equal("1.0", await fedora.VersionAsync("web"));
    }

    [Fact]
    public async Task An_update_whose_dependencies_are_missing_is_kept_and_counted()
    {
        await using var fedora = await Fedora.WithAsync(("web", "1.0"));
        await fedora.PublishAsync("web", "1.1", scripts: "%pre\nexit 0\n"); // It needs /bin/sh, and no package here provides it.

        var run = await fedora.UpdateAsync();

        Assert.Equal(("nothing-to-do", 1, 1), (run.Status, run.Number("left"), run.Number("kept")));
    }

    [Fact]
    public async Task A_new_kernel_asks_for_a_reboot_once()
    {
        await using var fedora = await Fedora.WithAsync(("kernel", "1.0"));
        await fedora.PublishAsync("kernel", "99.0");
        const string command = "c0ffee00-0000-4000-8000-000000000002";

        var before = await fedora.Agent.RunAsync(Debian.Document, command);
        await fedora.Machine.RebootAsync();
        var after = await fedora.Agent.RunAsync(Debian.Document, command);

        Assert.Equal(("rebooting", 194), (before.Status, before.ExitCode));
        Assert.Equal(("succeeded", 0, "needed"), (after.Status, after.ExitCode, after.Text("reboot")));
        Assert.Equal("""[["kernel.noarch","1.0-1","99.0-1"]]""", after.Json["packages"]!.ToJsonString());
    }
}
