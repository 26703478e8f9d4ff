using System.Net;
using Remediation.Documents.Tests.Support;
using Remediation.Documents.Tests.UpdateTypo3.Support;

namespace Remediation.Documents.Tests.UpdateTypo3;

/// <summary>What fails after the backup is taken back, byte for byte, with owners and times.</summary>
public sealed class RollbackStories
{
    [Theory]
    [InlineData("broken-13.4.34", "The site did not answer as before.")]
    [InlineData("fail-cache-flush", "The caches could not be flushed: cache:flush cannot be done")]
    [InlineData("fail-extension-setup", "The database could not be brought up to date: extension:setup cannot be done")]
    public async Task A_site_that_does_not_live_with_the_update_is_put_back(string defect, string reason)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write($"var/{defect}", "");
        // Groups and links are part of what must come back.
        await machine.Chroot.RunAsync("usermod -aG www-data typo3 && chgrp -R www-data /var/www/shop/vendor/composer && ln -s ../vendor /var/www/shop/public/_assets && chown -h typo3: /var/www/shop/public/_assets");
        await machine.Chroot.RunAsync("setfacl -R -m u:www-data:rx /var/www/shop/vendor/typo3");
        const string rights = "cd /var/www/shop && getfacl -R vendor";
        string before = await site.EverythingAsync() + await machine.Chroot.RunAsync(rights);

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        var installation = Installation.Only(run);
        Assert.Equal(("13.4.32", "13.4.32", "rolled-back"), (installation.From, installation.To, installation.Status));
        Assert.StartsWith($"{reason} The files were put back.", installation.Reason, StringComparison.Ordinal);
        Assert.Contains($"it is in {installation.Backup}", installation.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync() + await machine.Chroot.RunAsync(rights));
        Assert.Equal((HttpStatusCode.OK, "13.4.32"), await site.AnswerAsync());
        Assert.Equal("typo3 cache:flush", site.Calls.Last());
        Assert.False(machine.Chroot.Has($"{installation.Backup}/pending"));
    }

    [Fact]
    public async Task Composer_that_fails_half_way_is_taken_back()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        await machine.Chroot.RunAsync("echo damaged >>/srv/repository/cms-core-13.4.34.tar");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.Equal("rolled-back", Installation.Only(run).Status);
        Assert.StartsWith("Composer failed: ", Installation.Only(run).Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
    }

    [Theory]
    [InlineData("slow-composer")]
    [InlineData("slow-cache-flush")]
    public async Task A_killed_run_is_taken_back_by_the_next_one_which_then_updates(string when)
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write($"var/{when}", "");
        using (var killed = machine.Agent.Start("UpdateTypo3"))
        {
            await site.IsAsleepAsync();
            await killed.KillAsync();
        }

        File.Delete(machine.Chroot.Inside($"/var/www/shop/var/{when}"));
        var scan = await machine.ScanAsync();
        var run = await machine.UpdateAsync();

        Assert.Contains("An update was interrupted here", Installation.Only(scan).Reason, StringComparison.Ordinal);
        Assert.Equal(("13.4.32", "13.4.34", "updated"), (Installation.Only(run).From, Installation.Only(run).To, Installation.Only(run).Status));
        Assert.Equal((HttpStatusCode.OK, "13.4.34"), await site.AnswerAsync());
        Assert.Equal("", await machine.Chroot.RunAsync("ls /var/backups/typo3/*/pending 2>/dev/null || :; ls -d /var/www/shop/.remediation* 2>/dev/null || :"));
        Assert.Equal("", await machine.Chroot.RunAsync("find /var/www/shop ! -user typo3"));
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_told_and_left_alone()
    {
        await using var machine = await Typo3Machine.StartAsync();
        var site = await machine.ComposerSiteAsync();
        site.Write("var/slow-cache-flush", "");
        using (var killed = machine.Agent.Start("UpdateTypo3"))
        {
            await site.IsAsleepAsync();
            await killed.KillAsync();
        }

        await machine.Chroot.RunAsync("truncate -s 100 /var/backups/typo3/*/files.tar.gz");
        string before = await site.EverythingAsync();

        var run = await machine.UpdateAsync();

        Assert.Equal(("failed", 30), (run.Status, run.ExitCode));
        Assert.Contains("could not be taken back. The files from before are in /var/backups/typo3/", Installation.Only(run).Reason, StringComparison.Ordinal);
        Assert.Equal(before, await site.EverythingAsync());
    }
}
