using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.HardenSsh;

/// <summary>The whole of it on machines that really booted, with an attacker.</summary>
public sealed class BootedStories
{
    // alice has a password and a key; the attacker has a network of his own, and a cable to the machine's.
    private const string Prepare =
        """
        set -e
        ip link set lo up
        ip netns add attacker
        ip link add inside type veth peer name outside netns attacker
        ip address add 192.0.2.1/24 dev inside
        ip link set inside up
        ip -n attacker address add 192.0.2.7/24 dev outside
        ip -n attacker link set outside up
        useradd -m -s /bin/bash alice
        echo alice:secret | chpasswd
        ssh-keygen -q -t ed25519 -N '' -f /root/key
        mkdir -p /home/alice/.ssh
        cp /root/key.pub /home/alice/.ssh/authorized_keys
        chown -R alice: /home/alice/.ssh
        """;

    private const string Options = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=5";
    private const string WithKey = $"ssh -i /root/key {Options} alice@127.0.0.1";
    // A ban in the middle of a connection leaves the client waiting for an answer.
    private const string WithPassword = $"timeout 10 ip netns exec attacker sshpass -p secret ssh -o PubkeyAuthentication=no {Options} alice@192.0.2.1 true";

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task Passwords_do_not_work_any_more_keys_do_sessions_live_on_and_an_attacker_is_banned(Release release)
    {
        await using var machine = await BootedMachine.OfAsync(release, SshServer.Image, SshServer.Install, "ssh");
        await machine.RunAsync(Prepare);
        Assert.Equal(0, (await machine.TryAsync(WithPassword)).ExitCode);
        using var session = machine.Start($"{WithKey} 'touch /tmp/begun; until [ -e /tmp/end ]; do sleep 0.2; done; echo lived on'");
        await machine.RunAsync("for i in $(seq 100); do [ ! -e /tmp/begun ] || exit 0; sleep 0.2; done; exit 1");

        var first = await machine.Agent.RunAsync(SshServer.Document);

        Assert.Equal(("succeeded", "", true), (first.Status, first.Reason, first.Flag("changed")));
        Assert.Equal(("no", 1, "active"), (first.Text("passwordLogin"), first.Number("loginKeys"), first.Text("fail2ban")));
        Assert.Contains("Permission denied (publickey)", (await machine.TryAsync(WithPassword)).Errors, StringComparison.Ordinal);
        Assert.Equal("in\n", await machine.RunAsync($"{WithKey} echo in"));

        await machine.RunAsync("touch /tmp/end");
        Assert.Equal("lived on\n", (await Command.EndAsync(session, TimeSpan.FromMinutes(1))).Output);

        var second = await machine.Agent.RunAsync(SshServer.Document);

        Assert.Equal(("nothing-to-do", false, "active"), (second.Status, second.Flag("changed"), second.Text("fail2ban")));

        // fail2ban reads the journal a little later than it is written.
        await machine.TryAsync($"for i in $(seq 30); do {WithPassword}; nft list ruleset | grep -q 192.0.2.7 && exit; sleep 0.5; done");

        Assert.Contains("Connection refused", (await machine.TryAsync(WithPassword)).Errors, StringComparison.Ordinal);
        Assert.Equal("in\n", await machine.RunAsync($"{WithKey} echo in"));
    }
}
