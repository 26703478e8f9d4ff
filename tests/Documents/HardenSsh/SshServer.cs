using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.HardenSsh;

/// <summary>A machine with an ssh server and fail2ban, which accepts passwords, as Debian installs it. It did not boot, so nothing runs.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    public const string Document = "HardenSsh";
    public const string DropIn = "/etc/ssh/sshd_config.d/00-remediation.conf";
    public const string Jail = "/etc/fail2ban/jail.d/00-remediation.local";

    /// <summary>The image's folder.</summary>
    public const string Image = "ssh";

    /// <summary>What is on it; systemd only for the machines that boot.</summary>
    public const string Install =
        "apt-get -qq update && apt-get -qq install --no-install-recommends openssh-server fail2ban python3-systemd nftables systemd-sysv dbus iproute2 sshpass >/dev/null 2>&1 && apt-get clean";

    private SshServer(Chroot machine) => Machine = machine;

    public Chroot Machine { get; }

    public static async Task<SshServer> OfAsync(Release release)
    {
        var server = new SshServer(await Chroot.WithAsync(release, Image, Install));
        await server.Machine.RunAsync("mkdir -p /run/sshd; useradd -m -s /bin/bash alice; echo 'PasswordAuthentication yes' >/etc/ssh/sshd_config.d/50-cloud-init.conf");
        return server;
    }

    /// <summary>Gives alice a key to log in with.</summary>
    public Task AddKeyAsync() => Machine.RunAsync(
        "ssh-keygen -q -t ed25519 -N '' -f /root/key && mkdir -p /home/alice/.ssh && cp /root/key.pub /home/alice/.ssh/authorized_keys && chown -R alice: /home/alice/.ssh");

    public Task<DocumentRun> HardenAsync(params (string Name, string Value)[] parameters) => new SsmAgent(Machine).RunAsync(Document, null, parameters);

    /// <summary>What sshd makes of all its files.</summary>
    public async Task<string> SettingAsync(string name) => (await Machine.RunAsync($"mkdir -p /run/sshd; sshd -T | sed -n 's/^{name} //p'")).Trim();

    public ValueTask DisposeAsync() => Machine.DisposeAsync();
}
