using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.UpdateOperatingSystem;

/// <summary>The agent reboots after exit code 194 and runs the document again, with the same command id.</summary>
public sealed class RebootStories
{
    private const int Reboot = 194;
    private const string Command = "c0ffee00-0000-4000-8000-000000000001";
    private const string Packages = """[["libc","1.0","1.1"]]""";

    [Fact]
    public async Task An_update_that_asks_for_a_reboot_gets_one_and_the_answer_after_it_tells_both()
    {
        await using var debian = await DebianThatMustRebootAsync();

        var before = await debian.Agent.RunAsync(Debian.Document, Command);

        Assert.Equal(("rebooting", Reboot, "needed"), (before.Status, before.ExitCode, before.Text("reboot")));
        Assert.Contains("libc", before.Text("rebootWhy"), StringComparison.Ordinal);

        await debian.Machine.RebootAsync();
        var after = await debian.Agent.RunAsync(Debian.Document, Command);

        Assert.Equal(("succeeded", 0, "done"), (after.Status, after.ExitCode, after.Text("reboot")));
        Assert.Equal((Packages, 1, 1), (after.Json["packages"]!.ToJsonString(), after.Number("upgraded"), after.Number("security")));
        Assert.Equal("", await debian.Machine.RunAsync("ls /var/lib/remediation"));
    }

    [Fact]
    public async Task Reboot_Never_only_says_that_one_is_needed()
    {
        await using var debian = await DebianThatMustRebootAsync();

        var run = await debian.UpdateAsync(("Reboot", "Never"));

        Assert.Equal(("succeeded", 0, "needed"), (run.Status, run.ExitCode, run.Text("reboot")));
    }

    [Fact]
    public async Task A_kernel_that_does_not_start_after_the_reboot_is_told_and_does_not_cause_a_reboot_every_week()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("kernel", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("kernel", "1.1") { Files = new Dictionary<string, string> { ["/boot/vmlinuz-99.0.0-1-amd64"] = "" } });

        var before = await debian.Agent.RunAsync(Debian.Document, Command);
        await debian.Machine.RebootAsync();
        var after = await debian.Agent.RunAsync(Debian.Document, Command);
        var nextWeek = await debian.UpdateAsync();

        Assert.Equal((Reboot, "99.0.0-1-amd64"), (before.ExitCode, before.Text("kernelNewest")));
        Assert.Equal(("succeeded", 0, "needed"), (after.Status, after.ExitCode, after.Text("reboot")));
        Assert.StartsWith("still reported as needed after the reboot", after.Text("rebootWhy"), StringComparison.Ordinal);
        Assert.Equal(("nothing-to-do", 0, "needed"), (nextWeek.Status, nextWeek.ExitCode, nextWeek.Text("reboot")));
        Assert.Contains("did not help before", nextWeek.Text("rebootWhy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_without_a_reboot_in_between_it_does_not_ask_for_ever()
    {
        await using var debian = await DebianThatMustRebootAsync();
        await debian.Agent.RunAsync(Debian.Document, Command);

        var again = await debian.Agent.RunAsync(Debian.Document, Command);

        Assert.Equal(("succeeded", 0, "needed"), (again.Status, again.ExitCode, again.Text("reboot")));
        Assert.Contains("did not reboot", again.Text("rebootWhy"), StringComparison.Ordinal);
        Assert.Equal(Packages, again.Json["packages"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_command_id_there_would_be_no_going_on_so_there_is_no_reboot()
    {
        await using var debian = await DebianThatMustRebootAsync();

        var run = await debian.Agent.RunAsync(Debian.Document, commandId: "");

        Assert.Equal((0, "needed"), (run.ExitCode, run.Text("reboot")));
        Assert.Contains("no command id", run.Text("rebootWhy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_are_restarted_after_an_update_except_the_agent()
    {
        await using var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("web", "1.0"));
        await debian.Security.PublishAsync(new ToyPackage("web", "1.1"));
        // A chroot has no services; this only writes down what the real one would be told, in Perl, as the real one reads it.
        debian.Machine.Write("/etc/needrestart/needrestart.conf", "$nrconf{blacklist} = ['from the machine'];\n");
        debian.Machine.Write(
            "/usr/local/sbin/needrestart",
            """
            #!/bin/sh
            echo "$3 $4 $5 ${NEEDRESTART_SUSPEND:-not suspended}" >/var/told
            perl -e 'our %nrconf; open(F, $ARGV[0]); local $/; eval <F>; die $@ if $@;
                print "$nrconf{blacklist}[0]: ", join(" ", grep { "amazon-ssm-agent.service" =~ /$_/ && $nrconf{override_rc}{$_} == 0 } keys %{$nrconf{override_rc}})' "$2" >>/var/told
            """,
            executable: true);

        await debian.UpdateAsync();

        Assert.StartsWith("-l -r a not suspended\nfrom the machine: (?^:^amazon-ssm-agent)", debian.Machine.Read("/var/told"), StringComparison.Ordinal);
    }

    private static async Task<Debian> DebianThatMustRebootAsync()
    {
        var debian = await Debian.WithAsync(Release.Bookworm, new ToyPackage("libc", "1.0"));
        await debian.Security.PublishAsync(
            new ToyPackage("libc", "1.1") { PostInstallation = "touch /run/reboot-required; echo libc >>/run/reboot-required.pkgs" });
        return debian;
    }
}
