using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.InstallAgent;

/// <summary>The user data of docs/install-agent.sh, with a package and a key of the test's own in AWS's place.</summary>
public sealed class InstallAgentStories
{
    private const string Folder = "/srv/bucket";
    private static readonly string Script = Repository.File("docs/install-agent.sh");

    [Fact]
    public async Task Shellcheck_finds_nothing_in_it()
    {
        await Machine.RequireAsync("shellcheck", "shellcheck");

        var check = await Command.TryAsync("shellcheck", "--severity=style", Script);

        Assert.Equal((0, ""), (check.ExitCode, check.Output));
    }

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_package_that_is_signed_by_the_key_is_installed_and_started(Release release)
    {
        await using var machine = await MachineWithABucketAsync(release);
        string key = await SignAsync(machine);

        var install = await InstallAsync(machine, $"AGENT_KEY={key}");

        Assert.Equal((0, "The SSM agent 3.3 is installed and runs.\n", ""), (install.ExitCode, install.Output, install.Errors));
        Assert.Equal("enable --now amazon-ssm-agent\n", machine.Read("/var/systemctl"));

        var again = await InstallAsync(machine);

        Assert.Equal((0, "The SSM agent is installed already.\n"), (again.ExitCode, again.Output));
    }

    [Fact]
    public async Task A_package_that_is_not_what_was_signed_is_not_installed()
    {
        await using var machine = await MachineWithABucketAsync(Release.Bookworm);
        string key = await SignAsync(machine);
        await new ToyPackage("amazon-ssm-agent", "3.3") { PostInstallation = "touch /hacked" }.BuildAsync(machine, "/srv");
        await machine.RunAsync($"mv /srv/amazon-ssm-agent_3.3_all.deb {Folder}/amazon-ssm-agent.deb");

        await AssertNotInstalledAsync(machine, "signature", $"AGENT_KEY={key}");
    }

    [Fact]
    public async Task Another_key_than_the_signers_is_not_enough()
    {
        await using var machine = await MachineWithABucketAsync(Release.Bookworm);
        string other = await SignAsync(machine);
        await SignAsync(machine);

        await AssertNotInstalledAsync(machine, "signature", $"AGENT_KEY={other}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_checksum_is_enough_when_it_is_the_right_one(bool right)
    {
        await using var machine = await MachineWithABucketAsync(Release.Bookworm);
        string sum = right ? (await machine.RunAsync($"sha256sum {Folder}/amazon-ssm-agent.deb")).Split(' ')[0] : new string('0', 64);

        if (right)
        {
            Assert.Equal(0, (await InstallAsync(machine, $"AGENT_SHA256={sum}")).ExitCode);
        }
        else
        {
            await AssertNotInstalledAsync(machine, "Hash Sum mismatch", $"AGENT_SHA256={sum}");
        }
    }

    [Fact]
    public async Task With_nothing_to_check_against_nothing_is_downloaded()
    {
        await using var machine = await MachineWithABucketAsync(Release.Bookworm);

        await AssertNotInstalledAsync(machine, "nothing to check the download against");
    }

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task Where_AWS_cannot_be_reached_it_says_so_and_has_changed_nothing(Release release)
    {
        await using var machine = await MachineWithABucketAsync(release);
        // What a real instance has, and a chroot has not.
        machine.Write("/usr/bin/cloud-init", "#!/bin/sh\necho eu-central-1\n", executable: true);

        await AssertNotInstalledAsync(
            machine, "https://s3.eu-central-1.amazonaws.com/amazon-ssm-eu-central-1/latest/debian_", $"AGENT_SHA256={new string('0', 64)}", "AGENT_FOLDER=");
    }

    private static async Task AssertNotInstalledAsync(Chroot machine, string why, params string[] variables)
    {
        const string listing = "dpkg-query -W; find / -xdev -type f ! -path '/var/cache/apt/*' ! -path '/srv/*' | sort";
        string before = await machine.RunAsync(listing);

        var install = await InstallAsync(machine, variables);

        Assert.Equal((1, ""), (install.ExitCode, install.Output));
        Assert.StartsWith("The SSM agent was not installed: ", install.Errors, StringComparison.Ordinal);
        Assert.Contains(why, install.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await machine.RunAsync(listing));
    }

    private static Task<Command> InstallAsync(Chroot machine, params string[] variables) => Command.TryAsync(
        "unshare", ["--net", "chroot", machine.Root, "/usr/bin/env", "-i", "TRIES=1", $"AGENT_FOLDER=file:{Folder}", .. variables, "sh", "/srv/install-agent.sh"]);

    // Debian 13's apt brings another program than gpgv, and without a network the script cannot fetch it.
    private static async Task<Chroot> MachineWithABucketAsync(Release release)
    {
        var machine = release == Release.Bookworm ? await Chroot.OfAsync(release) : await Chroot.WithAsync(release, "gpgv", "apt-get -qq update && apt-get -qq install --no-install-recommends gpgv >/dev/null 2>&1 && apt-get clean");
        machine.Write("/srv/install-agent.sh", await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken));
        // A chroot has no systemd; this writes down what it would be told.
        machine.Write("/usr/bin/systemctl", "#!/bin/sh\necho \"$*\" >/var/systemctl\n", executable: true);
        await new ToyPackage("amazon-ssm-agent", "3.3").BuildAsync(machine, Folder);
        await machine.RunAsync($"mv {Folder}/amazon-ssm-agent_3.3_all.deb {Folder}/amazon-ssm-agent.deb");
        return machine;
    }

    /// <summary>Signs the package with a new key, and returns the key as AWS publishes its own: as text.</summary>
    private static async Task<string> SignAsync(Chroot machine)
    {
        await Machine.RequireAsync("gpg", "gnupg");
        string home = machine.Inside($"/srv/{Guid.NewGuid():N}"[..12]);
        Directory.CreateDirectory(home);
        string package = machine.Inside($"{Folder}/amazon-ssm-agent.deb");
        string[] gpg = ["--homedir", home, "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""];
        await Command.RunAsync("gpg", [.. gpg, "--quick-generate-key", "SSM Agent <test@example.org>", "rsa2048", "sign"]);
        await Command.RunAsync("gpg", [.. gpg, "--detach-sign", "--output", $"{package}.sig", package]);
        string key = await Command.RunAsync("gpg", [.. gpg, "--armor", "--export"]);
        await Command.TryAsync("gpgconf", "--homedir", home, "--kill", "all");
        return key;
    }
}
