using Remediation.Documents.Tests.Support;
using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>Where it is not sure, it changes nothing, and says why.</summary>
public sealed class RefusalStories
{
    [Theory]
    [InlineData("chown root: /var/www/shop/composer.json", "belongs to root: its code would run as root")]
    [InlineData("usermod -aG sudo typo3", "typo3, who can become root")]
    [InlineData("echo 'typo3 ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/typo3", "typo3, who can become root")]
    [InlineData("chown root: /var/www/shop/vendor/autoload.php", "Some of vendor does not belong to typo3 and a group of typo3")]
    [InlineData("chgrp -R www-data /var/www/shop/vendor/composer", "Some of vendor does not belong to typo3 and a group of typo3")]
    [InlineData("mv /var/www/shop/vendor /srv/elsewhere && ln -s /srv/elsewhere /var/www/shop/vendor", "vendor is a symbolic link")]
    [InlineData("mv /var/www/shop/composer.lock /srv && ln -s /srv/composer.lock /var/www/shop/composer.lock", "composer.lock is a symbolic link")]
    [InlineData("rm /usr/bin/composer", "Composer is missing")]
    [InlineData("rm /usr/bin/php", "PHP is missing on the command line")]
    [InlineData("rm /usr/bin/curl", "curl is missing")]
    [InlineData("sed -i 's/13.4.32/13.4.33-dev/' /var/www/shop/vendor/typo3/cms-core/Classes/Information/Typo3Version.php", "13.4.33-dev is no released version")]
    [InlineData("rm -r /var/www/shop/vendor/typo3", "Its version cannot be read")]
    [InlineData("sed -i '2i\"config\": {\"bin-dir\": \"../../../usr/local/bin\"},' /var/www/shop/composer.json", "its folders lead out of the project")]
    [InlineData("echo broken >>/var/www/shop/composer.json", "composer.json cannot be read")]
    [InlineData("sed -i 's/com:[0-9]*/com:1/' /var/www/shop/config/sites/main/config.yaml", "The site does not answer on this machine")]
    [InlineData("touch /var/www/shop/var/broken-13.4.32", "The site answers with an error already")]
    [InlineData("touch /var/www/shop/var/fail-list", "TYPO3's command line does not start")]
    [InlineData("sed -i s/pdo_sqlite/pdo_pgsql/ /var/www/shop/config/system/settings.php", "neither MySQL, MariaDB nor SQLite")]
    [InlineData("sed -i \"s/'Default' =>/'Other' => [], 'Default' =>/\" /var/www/shop/config/system/settings.php", "not exactly one database connection")]
    [InlineData("mkdir -p /var/www/shop/releases && mv /var/www/shop /tmp/1 && mkdir -p /var/www/shop/releases && mv /tmp/1 /var/www/shop/releases/1 && ln -s releases/1 /var/www/shop/current", "A deployment tool puts releases here")]
    public async Task It_refuses_and_changes_nothing(string trouble, string reason)
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync($"{trouble}; :");
        string before = await machine.EverythingInAsync("/var/www", "./shop/var/calls");

        var run = await machine.UpdateAsync();

        Assert.Equal(("refused", 10), (run.Status, run.ExitCode));
        Assert.Equal("refused", Installation.Only(run).Status);
        Assert.Contains(reason, run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await machine.EverythingInAsync("/var/www", "./shop/var/calls"));
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/backups/typo3 -mindepth 1"));
    }

    [Theory]
    [InlineData("<?php die();")]
    [InlineData("<?php throw new Exception('the password is s3cret');")]
    [InlineData("<?php echo 's3cret'; return [];")]
    [InlineData("<?php return ['DB' => ['Connections' => ['Default' => ['driver' => 'mysqli', 'host' => '127.0.0.1', 'port' => 1, 'dbname' => 'site', 'user' => 'site', 'password' => 's3cret']]]];")]
    [InlineData("<?php return ['DB' => ['Connections' => ['Default' => ['driver' => 'pdo_sqlite', 'path' => '/etc/shadow']]]];")]
    public async Task Without_a_backup_of_the_database_nothing_is_changed_and_no_secret_is_told(string settings)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write("config/system/settings.php", settings);
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.True(run.Status is "failed" or "refused", run.Output);
        Assert.EndsWith("Nothing was changed.", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/backups/typo3 /var/cache/remediation/typo3/database -mindepth 1 2>/dev/null || :"));
        Assert.DoesNotContain("s3cret", run.Output + run.Errors + machine.Chroot.Read("/var/log/remediation/UpdateTypo3.log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repositories_out_of_reach_are_a_network_failure_and_the_holes_are_unknown()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync("sed -i 's#file:///srv/repository#https://127.0.0.1:1/#' /var/www/shop/composer.json");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 20), (run.Status, run.ExitCode));
        Assert.Equal(("failed", "unknown"), (Installation.Only(run).Status, Installation.Only(run).Insecure));
        Assert.Contains("could not be reached", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
    }

    [Theory]
    [InlineData("/var/backups/typo3")]
    [InlineData("/var/www")]
    public async Task Too_little_room_is_seen_before_anything_is_written(string where)
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.Chroot.RunAsync($"mkdir -p {where} && mount -t tmpfs -o size=100m,mode=755 tmpfs {where}");
        var site = await machine.ComposerSiteAsync();
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 50), (run.Status, run.ExitCode));
        Assert.Matches(" has \\d+ MB free, and \\d+ MB are needed. Nothing was changed.$", run.Reason);
        Assert.Equal(before, await site.EverythingAsync());
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/backups/typo3 -mindepth 1"));
    }

    [Fact]
    public async Task A_disk_that_becomes_full_during_the_backup_leaves_nothing_behind()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.Chroot.RunAsync("mkdir -p /var/backups/typo3 && mount -t tmpfs -o size=210m,mode=755 tmpfs /var/backups/typo3");
        var site = await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync(
            "runuser -u typo3 -- php -d memory_limit=-1 -r '$d = new PDO(\"sqlite:/var/www/shop/var/sqlite/site.sqlite\"); $d->exec(\"CREATE TABLE big AS SELECT randomblob(230000000) AS x\");'");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 50), (run.Status, run.ExitCode));
        Assert.Contains("The backup of the database did not fit", run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/backups/typo3 -mindepth 1"));
    }

    [Fact]
    public async Task Many_sites_fit_into_one_line_and_the_worst_are_not_cut()
    {
        await using var machine = await Typo3Machine.StartAsync();
        await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync("for number in $(seq 20 29); do cp -a /var/www/shop /var/www/copy-$number; done; chown root: /var/www/copy-29/composer.json");

        var run = await machine.ScanAsync();

        Assert.Equal("refused", run.Status);
        Assert.Equal("/var/www/copy-29", Installation.All(run)[0].Path);
        Assert.Equal(11, Installation.All(run).Count + run.Number("installationsCut"));
        Assert.True(run.Number("installationsCut") > 0);
    }
}
