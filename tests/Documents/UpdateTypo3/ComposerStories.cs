using System.Net;
using Remediation.Documents.Tests.Support;
using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>Sites in Composer's layout: what an update does when it can be done.</summary>
public sealed class ComposerStories
{
    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_site_becomes_the_newest_patch_level_by_the_hand_of_its_owner(Release release)
    {
        await using var machine = await Typo3Machine.StartAsync(release);
        var site = await machine.ComposerSiteAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal("succeeded", run.Status);
        Assert.Equal("", run.Reason);
        var installation = Installation.Only(run);
        Assert.Equal(
            ("/var/www/shop", "composer", "13.4.32", "13.4.34", "no", "updated", ""),
            (installation.Path, installation.Layout, installation.From, installation.To, installation.Insecure, installation.Status, installation.Reason));
        Assert.Equal((HttpStatusCode.OK, "13.4.34"), await site.AnswerAsync());
        Assert.Equal(["typo3 cache:flush", "typo3 extension:setup", "typo3 cache:warmup"], site.Calls.Where(call => !call.EndsWith("list", StringComparison.Ordinal)));
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/www/shop ! -user typo3"));
    }

    [Fact]
    public async Task The_backup_is_for_root_alone_and_holds_the_files_and_the_database_as_they_were()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        const string files = "tar -C /var/www/shop -cf - composer.json composer.lock vendor public/index.php";
        await machine.Chroot.RunAsync($"mkdir /tmp/before && {files} | tar -C /tmp/before -xpf -");

        string backup = Installation.Only(await machine.UpdateAsync()).Backup;

        Assert.Equal("700 root\n700 root\n", await machine.Chroot.RunAsync($"stat -c '%a %U' /var/backups/typo3 {backup}"));
        Assert.Equal("", await machine.Chroot.RunAsync($"find {backup} -type f ! -perm 0600"));
        await machine.Chroot.RunAsync($"mkdir /tmp/backup && tar -C /tmp/backup -xpzf {backup}/files.tar.gz");
        Assert.Equal(await machine.EverythingInAsync("/tmp/before"), await machine.EverythingInAsync("/tmp/backup"));
        await machine.Chroot.RunAsync($"gzip -dc {backup}/database.sqlite.gz >/tmp/site.sqlite");
        Assert.Equal("Home", await machine.Chroot.RunAsync("php -r 'echo (new PDO(\"sqlite:/tmp/site.sqlite\"))->query(\"SELECT title FROM pages\")->fetchColumn();'"));
        Assert.False(machine.Chroot.Has($"{backup}/pending"));
    }

    [Fact]
    public async Task The_second_run_finds_nothing_to_do_and_changes_nothing()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        await machine.UpdateAsync();
        string before = await site.EverythingAsync();
        string backups = await machine.EverythingInAsync("/var/backups");

        var run = await machine.UpdateAsync();

        Assert.Equal("nothing-to-do", run.Status);
        Assert.Equal(("13.4.34", "nothing-to-do", "no", ""), (Installation.Only(run).To, Installation.Only(run).Status, Installation.Only(run).Insecure, run.Reason));
        Assert.Equal(before, await site.EverythingAsync());
        Assert.Equal(backups, await machine.EverythingInAsync("/var/backups"));
    }

    [Fact]
    public async Task A_scan_tells_of_the_hole_and_changes_nothing()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        string before = await site.EverythingAsync();

        var run = await machine.ScanAsync();

        Assert.Equal("succeeded", run.Status);
        Assert.Equal(("13.4.32", "13.4.32", "yes", "supported"), (Installation.Only(run).From, Installation.Only(run).To, Installation.Only(run).Insecure, Installation.Only(run).Support));
        Assert.Equal(before, await site.EverythingAsync());
        Assert.Empty(site.Calls);
        Assert.False(machine.Chroot.Has("/var/backups/typo3"));
    }

    [Theory]
    [InlineData(">=13.4")]
    [InlineData("^13.4 || ^14.0")]
    public async Task Its_branch_is_kept_although_composer_json_allows_more(string constraint)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync(constraint: constraint);

        var run = await machine.UpdateAsync();

        Assert.Equal("13.4.34", Installation.Only(run).To);
        Assert.Equal("13.4.34", site.Version);
    }

    [Fact]
    public async Task A_pinned_version_with_a_hole_is_not_called_good()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync(constraint: "13.4.32");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Equal(("yes", "refused"), (Installation.Only(run).Insecure, Installation.Only(run).Status));
        Assert.Contains("known holes (typo3/cms-core), and composer.json (\"13.4.32\") allows nothing newer", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
    }

    [Theory]
    [InlineData("/var/www/it's a \"site\" $(touch /pwned) `touch /pwned` & more")]
    [InlineData("/var/www/-rf")]
    [InlineData("/var/www/* {{ Operation }} %s")]
    [InlineData("/srv/www/one/two/three")]
    public async Task A_folder_may_have_any_name(string folder)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync(folder);

        var run = await machine.UpdateAsync();

        Assert.Equal((folder, "updated"), (Installation.Only(run).Path, Installation.Only(run).Status));
        Assert.Equal("13.4.34", site.Version);
        Assert.False(machine.Chroot.Has("/pwned"));
    }

    [Fact]
    public async Task Folders_with_control_characters_in_their_names_are_not_searched_but_told_of()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync("/var/www/two\nlines");

        var run = await machine.UpdateAsync();

        Assert.Equal("not-applicable", run.Status);
        Assert.Contains("1 folders with control characters", run.Reason, StringComparison.Ordinal);
        Assert.Equal("13.4.32", site.Version);
    }

    [Fact]
    public async Task Of_two_sites_one_is_updated_although_the_other_one_fails()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var good = await machine.ComposerSiteAsync("/var/www/good");
        var bad = await machine.ComposerSiteAsync("/var/www/bad", owner: "www-data");
        bad.Write("var/fail-cache-flush", "");

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.StartsWith("1 of 2 updated. /var/www/bad: ", run.Reason, StringComparison.Ordinal);
        Assert.Equal(["/var/www/bad rolled-back", "/var/www/good updated"], Installation.All(run).Select(item => $"{item.Path} {item.Status}"));
        Assert.Equal(("13.4.34", "13.4.32"), (good.Version, bad.Version));
    }

    [Fact]
    public async Task A_page_that_is_not_there_before_and_after_is_no_failure()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write("var/missing", "");

        var run = await machine.UpdateAsync();

        Assert.Equal("updated", Installation.Only(run).Status);
    }

    [Fact]
    public async Task What_runs_PHP_is_reloaded_so_that_it_forgets_the_old_code()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        // A chroot has no systemd; what is asked of it is what can be seen here.
        machine.Chroot.Write(
            "/usr/local/bin/systemctl",
            "#!/bin/sh\n[ \"$1\" = list-units ] && echo 'php8.2-fpm.service loaded active running PHP' || echo \"$*\" >>/tmp/systemctl\n",
            executable: true);
        await machine.Chroot.RunAsync("mkdir -p /run/systemd/system");

        var run = await machine.UpdateAsync();

        Assert.Equal("updated", Installation.Only(run).Status);
        Assert.Equal("reload php8.2-fpm.service\n", machine.Chroot.Read("/tmp/systemctl"));
    }

    [Fact]
    public async Task Old_agents_put_the_parameter_into_the_script()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();

        var run = await new SsmAgent(machine.Chroot) { IsOld = true }.RunAsync("UpdateTypo3", null, ("Operation", "Scan"));

        Assert.Equal("succeeded", run.Status);
        Assert.Equal("13.4.32", site.Version);
    }

    [Fact]
    public async Task Backups_older_than_35_days_go_and_younger_ones_stay()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync(
            "cd /var && mkdir -p backups/typo3 && cd backups/typo3 && mkdir 20200101T000000Z-1 20200201T000000Z-1 mine && touch -d '37 days ago' 20200101T000000Z-1 mine");

        await machine.UpdateAsync();

        Assert.False(machine.Chroot.Has("/var/backups/typo3/20200101T000000Z-1"));
        Assert.True(machine.Chroot.Has("/var/backups/typo3/20200201T000000Z-1"));
        Assert.True(machine.Chroot.Has("/var/backups/typo3/mine"));
    }

    [Fact]
    public async Task A_machine_without_TYPO3_is_none_of_its_business()
    {
        await using var machine = await Typo3Machine.StartAsync();
        machine.Chroot.Write("/var/www/html/composer.json", "{\"require\": {\"typo3/cms-core\": \"*\"}}");

        var run = await machine.UpdateAsync();

        Assert.Equal(("not-applicable", 0), (run.Status, run.ExitCode));
        Assert.False(machine.Chroot.Has("/var/backups/typo3"));
    }
}
