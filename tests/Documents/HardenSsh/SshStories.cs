using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.HardenSsh;

/// <summary>Passwords are switched off, and nobody is locked out.</summary>
public sealed class SshStories
{
    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task Passwords_are_switched_off_although_another_file_allows_them_and_a_second_run_changes_nothing(Release release)
    {
        await using var server = await SshServer.OfAsync(release);
        await server.AddKeyAsync();

        var first = await server.HardenAsync(("IgnoreAddresses", "10.0.0.0/8 2001:db8::1"));

        Assert.Equal((true, "no", 1), (first.Flag("changed"), first.Text("passwordLogin"), first.Number("loginKeys")));
        Assert.Equal(("no", "no"), (await server.SettingAsync("passwordauthentication"), await server.SettingAsync("kbdinteractiveauthentication")));
        Assert.Equal(("without-password", "4", "30"), (
            await server.SettingAsync("permitrootlogin"), await server.SettingAsync("maxauthtries"), await server.SettingAsync("logingracetime")));
        Assert.Contains("ignoreip = 127.0.0.1/8 ::1 10.0.0.0/8 2001:db8::1\n", server.Machine.Read(SshServer.Jail), StringComparison.Ordinal);
        Assert.Contains("OK: configuration test is successful", server.Machine.Read("/var/log/remediation/HardenSsh.log"), StringComparison.Ordinal);
        // Without systemd fail2ban cannot be started here, and that is no success.
        Assert.Equal(("failed", 30, "failed"), (first.Status, first.ExitCode, first.Text("fail2ban")));
        Assert.StartsWith("ssh is set up; fail2ban is not: it is installed and set up, and there is no systemd", first.Reason, StringComparison.Ordinal);

        var second = await server.HardenAsync(("IgnoreAddresses", "10.0.0.0/8 2001:db8::1"));

        Assert.False(second.Flag("changed"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssh-ed25519 this-is-no-key alice@example.org")]
    [InlineData("# ssh-ed25519 KEY")]
    [InlineData("no-port-forwarding,command=\"echo 'Please login as the user admin'\" KEY")]
    public async Task Where_nobody_could_log_in_any_more_nothing_is_changed(string line)
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        string key = server.Machine.Read("/root/key.pub").Trim();
        server.Machine.Write("/root/.ssh/authorized_keys", line.Replace("KEY", key, StringComparison.Ordinal) + "\n");
        await server.Machine.RunAsync("rm /home/alice/.ssh/authorized_keys");

        await AssertRefusedAsync(server, "No user has a key");
    }

    [Fact]
    public async Task Roots_key_does_not_count_where_root_may_not_log_in()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        await server.Machine.RunAsync("mkdir -p /root/.ssh && mv /home/alice/.ssh/authorized_keys /root/.ssh/ && echo 'PermitRootLogin no' >/etc/ssh/sshd_config.d/10-root.conf");

        await AssertRefusedAsync(server, "No user has a key");
    }

    [Fact]
    public async Task With_AllowSsmOnly_Systems_Manager_may_be_the_only_way_in()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);

        var run = await server.HardenAsync(("AllowSsmOnly", "true"));

        Assert.Equal((true, "no", 0), (run.Flag("changed"), run.Text("passwordLogin"), run.Number("loginKeys")));
    }

    [Fact]
    public async Task A_file_that_comes_even_earlier_wins_so_everything_is_put_back_and_that_is_said()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        server.Machine.Write("/etc/ssh/sshd_config.d/00-aaa.conf", "PasswordAuthentication yes\n");

        await AssertRefusedAsync(server, "comes first and allows passwords");
    }

    [Fact]
    public async Task Settings_that_are_broken_already_are_left_to_their_owner()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        server.Machine.Write("/etc/ssh/sshd_config.d/60-typo.conf", "PasswordAuthentcation no\n");

        await AssertRefusedAsync(server, "broken already");
    }

    [Fact]
    public async Task Whoever_asks_for_a_key_and_a_second_factor_is_not_weakened()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        server.Machine.Write("/etc/ssh/sshd_config.d/60-two.conf", "AuthenticationMethods publickey,keyboard-interactive\nKbdInteractiveAuthentication yes\n");

        await AssertRefusedAsync(server, "AuthenticationMethods");
    }

    [Fact]
    public async Task What_is_stricter_already_stays_stricter()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        server.Machine.Write("/etc/ssh/sshd_config.d/60-strict.conf", "PermitRootLogin no\nMaxAuthTries 2\nLoginGraceTime 10\n");

        await server.HardenAsync();
        await server.HardenAsync();

        Assert.Equal(("no", "2", "10"), (
            await server.SettingAsync("permitrootlogin"), await server.SettingAsync("maxauthtries"), await server.SettingAsync("logingracetime")));
    }

    [Fact]
    public async Task Settings_without_an_Include_get_one_and_a_copy_of_the_old_file_is_kept()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        server.Machine.Write("/etc/ssh/sshd_config", "PasswordAuthentication yes\nUsePAM yes\n");

        var run = await server.HardenAsync();

        Assert.Equal(("no", "no"), (run.Text("passwordLogin"), await server.SettingAsync("passwordauthentication")));
        Assert.Equal("PasswordAuthentication yes\nUsePAM yes\n", server.Machine.Read("/etc/ssh/sshd_config.before-remediation"));
    }

    [Fact]
    public async Task Without_an_ssh_server_there_is_nothing_to_do()
    {
        await using var machine = await Chroot.OfAsync(Release.Bookworm);

        var run = await new SsmAgent(machine).RunAsync(SshServer.Document);

        Assert.Equal(("not-applicable", 0), (run.Status, run.ExitCode));
    }

    [Fact]
    public async Task When_fail2ban_cannot_be_fetched_ssh_is_set_up_all_the_same_and_the_answer_says_both()
    {
        await using var server = await SshServer.OfAsync(Release.Bookworm);
        await server.AddKeyAsync();
        await server.Machine.RunAsync("dpkg --purge fail2ban >/dev/null 2>&1");

        var run = await new SsmAgent(server.Machine) { IsOffline = true }.RunAsync(SshServer.Document);

        Assert.Equal(("failed", 20, "failed", "no"), (run.Status, run.ExitCode, run.Text("fail2ban"), run.Text("passwordLogin")));
    }

    private static async Task AssertRefusedAsync(SshServer server, string why)
    {
        string before = await server.Machine.RunAsync("find /etc -type f -exec sha256sum {} +");

        var run = await server.HardenAsync();

        Assert.Equal(("refused", 10, false), (run.Status, run.ExitCode, run.Flag("changed")));
        Assert.Contains(why, run.Reason, StringComparison.Ordinal);
        Assert.Equal(before, await server.Machine.RunAsync("find /etc -type f -exec sha256sum {} +"));
    }
}
