using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>Whoever broke into a site can write its files. The job that updates it must not be the way from there to root.</summary>
public sealed class HostileSiteStories
{
    private const string WhoAmI = "file_put_contents('/tmp/who', posix_getpwuid(posix_geteuid())['name'] . PHP_EOL, FILE_APPEND);";

    [Fact]
    public async Task No_code_of_a_site_ever_runs_as_root()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write("config/system/additional.php", $"<?php {WhoAmI}");
        site.Write("vendor/autoload.php", machine.Chroot.Read("/var/www/shop/vendor/autoload.php").Replace("<?php", $"<?php {WhoAmI}", StringComparison.Ordinal));
        await machine.Chroot.RunAsync("sed -i 's#\"scripts\": {#\"scripts\": {\"pre-update-cmd\": \"id -un >>/tmp/who\",#' /var/www/shop/composer.json && chown -R typo3: /var/www/shop");

        var run = await machine.UpdateAsync();

        Assert.Equal("updated", Installation.Only(run).Status);
        Assert.Equal(["typo3"], machine.Chroot.Read("/tmp/who").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct());
        Assert.All(site.Calls, call => Assert.StartsWith("typo3 ", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_of_a_site_gets_neither_the_lock_nor_the_log_nor_the_environment_of_the_run()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write(
            "config/system/additional.php",
            "<?php exec('ls -l /proc/self/fd', $files); file_put_contents('/tmp/seen', implode(PHP_EOL, $files) . PHP_EOL . implode(PHP_EOL, array_keys(getenv())));");

        await machine.UpdateAsync();

        string seen = machine.Chroot.Read("/tmp/seen");
        Assert.Contains("COMPOSER_NO_INTERACTION", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("remediation", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("SSM", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_the_owner_plants_lead_root_nowhere()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write("var/fail-cache-flush", "");
        string before = await machine.EverythingInAsync("/etc");
        // What the script makes in the site's folder, made before it: as links to what only root may write.
        await machine.Chroot.RunAsync(
            "cd /var/www/shop && ln -s /etc .remediation.aaaaaa && ln -s /etc/passwd .remediation-link && ln -s /etc/shadow public/_assets && ln -s /etc public/typo3 && chown -h typo3: .rem* public/*");

        var run = await machine.UpdateAsync();

        Assert.Equal("rolled-back", Installation.Only(run).Status);
        Assert.Equal(before, await machine.EverythingInAsync("/etc"));
        string files = await machine.Chroot.RunAsync($"tar -tvzf {Installation.Only(run).Backup}/files.tar.gz");
        Assert.Contains("public/_assets -> /etc/shadow", files, StringComparison.Ordinal);
        Assert.DoesNotContain("public/typo3/", files, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ln -s /var/www/shop/var /var/backups/typo3")]
    [InlineData("mkdir -m 0777 /var/backups/typo3 && chown typo3: /var/backups/typo3")]
    [InlineData("chmod 0777 /var/backups")]
    public async Task Backups_go_only_where_nobody_but_root_can_interfere(string trouble)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync($"mkdir -p /var/backups && {trouble}");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Contains("is not a folder of root alone", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_file_does_not_stop_the_run_for_ever()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync("cd /var/www/shop && rm config/sites/main/config.yaml vendor/typo3/cms-core/Classes/Information/Typo3Version.php && mkfifo config/sites/main/config.yaml vendor/typo3/cms-core/Classes/Information/Typo3Version.php");

        var run = await machine.UpdateAsync();

        Assert.Equal("refused", run.Status);
        Assert.Contains("Its version cannot be read", run.Reason, StringComparison.Ordinal);
        Assert.Empty(site.Calls);
    }

    [Fact]
    public async Task What_a_site_says_of_itself_cannot_break_the_report()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync(
            "printf '#!/usr/bin/env php\\n<?php fwrite(STDERR, \"\\\\\",\\\\\"status\\\\\":\\\\\"updated\\\\\" \\\\x1b[31m http://user:s3cret@host\" . str_repeat(\"x\", 5000000)); exit(1);' "
            + ">/srv/cores/cms-core-13.4.34/bin/typo3 && tar -C /srv/cores -cf /srv/repository/cms-core-13.4.34.tar cms-core-13.4.34 && sed -i 's/\"shasum\":\"[0-9a-f]*\"/\"shasum\":\"\"/g' /srv/repository/p2/typo3/cms-core.json");

        var run = await machine.UpdateAsync();

        Assert.Equal("rolled-back", Installation.Only(run).Status);
        Assert.True(new FileInfo(machine.Chroot.Inside("/var/log/remediation/UpdateTypo3.log")).Length < 3_000_000);
        Assert.DoesNotContain("s3cret", run.Output, StringComparison.Ordinal);
    }
}
