using System.Net;
using Remediation.Documents.Tests.Support;
using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>Sites whose core is a folder beside them, reached over the link typo3_src.</summary>
public sealed class ClassicStories
{
    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task The_link_leads_to_the_new_core_which_belongs_to_root(Release release)
    {
        await using var machine = await Typo3Machine.StartAsync(release);
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);

        var run = await machine.UpdateAsync();

        Assert.Equal("succeeded", run.Status);
        var installation = Installation.Only(run);
        Assert.Equal(
            ("/var/www/shop", "classic", "13.4.32", "13.4.34", "no", "updated"),
            (installation.Path, installation.Layout, installation.From, installation.To, installation.Insecure, installation.Status));
        Assert.Equal("../typo3_src-13.4.34\n", await machine.Chroot.RunAsync("readlink /var/www/shop/typo3_src"));
        Assert.Equal((HttpStatusCode.OK, "13.4.34"), await site.AnswerAsync());
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/www/typo3_src-13.4.34 ! -user root -o -perm /022; find /var/www/shop ! -user typo3; ls -A /var/www | grep remediation || :"));
        Assert.Equal(["typo3 cache:flush", "typo3 extension:setup", "typo3 cache:warmup"], site.Calls.Where(call => !call.EndsWith("list", StringComparison.Ordinal)));
        Assert.True(machine.Chroot.Has($"{installation.Backup}/database.sqlite.gz"));
        Assert.False(machine.Chroot.Has($"{installation.Backup}/source.tar.gz"));
        Assert.Equal("nothing-to-do", (await machine.UpdateAsync()).Status);
    }

    [Fact]
    public async Task A_scan_tells_of_the_hole_and_changes_nothing()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        string before = await machine.EverythingInAsync("/var/www");

        var run = await machine.ScanAsync();

        Assert.Equal(("13.4.32", "yes", "supported"), (Installation.Only(run).From, Installation.Only(run).Insecure, Installation.Only(run).Support));
        Assert.Equal(before, await machine.EverythingInAsync("/var/www"));
        Assert.Empty(site.Calls);
    }

    [Fact]
    public async Task A_wrong_checksum_changes_nothing()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        releases.Archives["13.4.34"] = [.. releases.Archives["13.4.34"], 0];
        string before = await machine.EverythingInAsync("/var/www", "./shop/var/calls");

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 20), (run.Status, run.ExitCode));
        Assert.Contains("its checksum is wrong. Nothing was changed.", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await machine.EverythingInAsync("/var/www", "./shop/var/calls"));
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/backups/typo3 -mindepth 1"));
    }

    [Fact]
    public async Task An_archive_that_holds_another_version_is_not_used()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        releases.Publish("13.4.36", "security", releases.Archives["13.4.34"]);

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.Contains("TYPO3 13.4.36 could not be unpacked", run.Reason, StringComparison.Ordinal);
        Assert.Equal("/var/www/typo3_src-13.4.32", site.Sources);
        Assert.False(machine.Chroot.Has("/var/www/typo3_src-13.4.36"));
    }

    [Fact]
    public async Task A_site_that_is_broken_by_the_new_core_gets_the_old_one_back()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        site.Write("var/broken-13.4.34", "");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.Equal(("rolled-back", "13.4.32"), (Installation.Only(run).Status, Installation.Only(run).To));
        Assert.Equal(Links(before), Links(await site.EverythingAsync()));
        Assert.Equal((HttpStatusCode.OK, "13.4.32"), await site.AnswerAsync());
    }

    [Fact]
    public async Task A_killed_run_is_taken_back_by_the_next_one_which_then_updates()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        site.Write("var/slow-cache-flush", "");
        using (var killed = machine.Agent.Start("UpdateTypo3"))
        {
            await site.IsAsleepAsync();
            await killed.KillAsync();
        }

        Assert.Equal("/var/www/typo3_src-13.4.34", site.Sources);
        File.Delete(machine.Chroot.Inside("/var/www/shop/var/slow-cache-flush"));
        var run = await machine.UpdateAsync();

        Assert.Equal(("13.4.32", "13.4.34", "updated"), (Installation.Only(run).From, Installation.Only(run).To, Installation.Only(run).Status));
        Assert.Equal("/var/www/typo3_src-13.4.34", site.Sources);
    }

    [Fact]
    public async Task A_copied_core_is_only_reported()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        await machine.Chroot.RunAsync("cd /var/www/shop && rm typo3 typo3_src && cp -a ../typo3_src-13.4.32/typo3 typo3");
        string before = await machine.EverythingInAsync("/var/www");

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Equal(("classic-copy", "13.4.32", "yes"), (Installation.Only(run).Layout, Installation.Only(run).From, Installation.Only(run).Insecure));
        Assert.Equal(before, await machine.EverythingInAsync("/var/www"));
    }

    [Fact]
    public async Task A_fix_that_only_paid_support_has_is_not_asked_for()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        releases.Releases.Clear();
        releases.Publish("13.4.35", "security", releases.Archives["13.4.34"], elts: true);
        releases.Publish("13.5.0", "security", releases.Archives["13.4.34"]);

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Equal("yes", Installation.Only(run).Insecure);
        Assert.Contains("gets no free fix", run.Reason, StringComparison.Ordinal);
        Assert.Equal("/var/www/typo3_src-13.4.32", site.Sources);
    }

    [Fact]
    public async Task Without_get_typo3_org_the_holes_are_unknown_and_nothing_is_changed()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ClassicSiteAsync();
        await machine.Chroot.RunAsync("echo 127.0.0.1 get.typo3.org >>/etc/hosts");

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 20), (run.Status, run.ExitCode));
        Assert.Equal("unknown", Installation.Only(run).Insecure);
        Assert.Equal("/var/www/typo3_src-13.4.32", site.Sources);
    }

    [Fact]
    public async Task Cores_in_a_folder_of_the_owner_are_unpacked_by_the_owner()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ClassicSiteAsync(sources: "cores");
        await using var releases = await ReleaseServer.StartAsync(machine);

        var run = await machine.UpdateAsync();

        Assert.Equal("updated", Installation.Only(run).Status);
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/www/shop ! -user typo3"));
        Assert.Equal("cores/typo3_src-13.4.34\n", await machine.Chroot.RunAsync("readlink /var/www/shop/typo3_src"));
    }

    [Theory]
    [InlineData("chown www-data: /var/www", "/var/www belongs neither to root alone nor to typo3")]
    [InlineData("mkdir /var/www/typo3_src-13.4.34", "is there, but is not TYPO3 13.4.34")]
    [InlineData("ln -sfn ../current /var/www/shop/typo3_src; ln -s typo3_src-13.4.32 /var/www/current", "does not lead to a folder typo3_src-13.4.32")]
    [InlineData("mv /var/www/typo3_src-13.4.32 /srv/x; ln -s /srv/x /var/www/typo3_src-13.4.32", "leads over a second link")]
    [InlineData("chown root: /var/www/shop/typo3conf", "its code would run as root")]
    public async Task It_refuses_where_what_would_be_changed_is_not_certain(string trouble, string reason)
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ClassicSiteAsync();
        await using var releases = await ReleaseServer.StartAsync(machine);
        await machine.Chroot.RunAsync(trouble);
        string before = await machine.EverythingInAsync("/var/www", "./shop/var/calls");

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Contains(reason, run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await machine.EverythingInAsync("/var/www", "./shop/var/calls"));
    }

    private static string[] Links(string everything) => [.. everything.Split('\n').Where(line => line.Contains(" l ", StringComparison.Ordinal))];
}
