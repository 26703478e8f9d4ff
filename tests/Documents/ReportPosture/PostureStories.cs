using System.Diagnostics;
using System.Globalization;
using Remediation.Documents.Tests.Support;

namespace Remediation.Documents.Tests.ReportPosture;

public sealed class PostureStories
{
    private const string Document = "ReportPosture";

    [Theory]
    [MemberData(nameof(Release.Both), MemberType = typeof(Release))]
    public async Task A_fresh_machine_has_nothing_to_report_and_stays_as_it_is(Release release)
    {
        await using var machine = await JustUpdatedAsync(release);
        const string listing = "find / -xdev -type f ! -path '/var/log/remediation/*' ! -path '/var/lib/amazon/*' -newer /var/tmp/now";
        await machine.RunAsync("touch /var/tmp/now");

        var run = await new SsmAgent(machine) { IsOffline = true }.RunAsync(Document);

        Assert.Equal(("succeeded", 0, "[]"), (run.Status, run.ExitCode, run.Json["findings"]!.ToJsonString()));
        Assert.False(run.Flag("rebootNeeded"));
        Assert.Equal("", await machine.RunAsync(listing));
    }

    [Fact]
    public async Task What_listens_beyond_loopback_is_told_with_its_program()
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        using var listeners = await ListenAsync(machine, "0.0.0.0:3306", "127.0.0.1:6379", "[::]:25", "[::1]:5432", "0.0.0.0:80", "0.0.0.0:27018");

        var run = await new SsmAgent(machine) { NetworkOf = listeners.Id }.RunAsync(Document);

        Assert.Equal(
            [
                "high: mongodb listens on tcp/27018: perl listens beyond loopback",
                "high: mysql listens on tcp/3306: perl listens beyond loopback",
                "medium: smtp listens on tcp/25: perl listens beyond loopback",
                "low: http without https: port 80 is served, and port 443 is not",
            ],
            Findings(run));
        listeners.Kill();
    }

    [Theory]
    [InlineData("deb https://packages.sury.org/php bookworm main", "low: a package source of a third party: packages.sury.org")]
    [InlineData("deb http://debian.org.evil.example/debian bookworm main", "low: a package source of a third party: debian.org.evil.example")]
    [InlineData("deb [arch=amd64 trusted=yes] http://deb.debian.org/debian bookworm main", "high: a package source is not checked: trusted=yes for http://deb.debian.org/debian")]
    [InlineData("deb http://deb.debian.org/debian stable main", "high: a package source follows an alias: stable at http://deb.debian.org/debian becomes another release one day: name the codename")]
    [InlineData("deb http://cdn-aws.deb.debian.org/debian bookworm main", null)]
    [InlineData("# deb http://evil.example/ ./", null)]
    public async Task A_line_of_sources_list_is_judged(string line, string? expected)
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        machine.Write("/etc/apt/sources.list.d/more.list", line + "\n");

        Assert.Equal(expected is null ? [] : [expected], Findings(await OfflineAsync(machine)));
    }

    [Fact]
    public async Task The_newer_form_of_sources_is_judged_as_well_with_mirrors_in_a_file()
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        machine.Write("/etc/apt/mirrors/debian.list", "https://cdn-aws.deb.debian.org/debian\nhttps://mirror.evil.example/debian\n");
        machine.Write(
            "/etc/apt/sources.list.d/debian.sources",
            """
            # a comment
            Types: deb deb-src
            URIs: mirror+file:///etc/apt/mirrors/debian.list
            Suites: bookworm
             stable-updates
            Components: main

            Types: deb
            URIs: http://off.example/
            Suites: sid
            Enabled: no

            Types: deb
            URIs: http://unchecked.example/
            Suites: ./
            Trusted: yes
            """ + "\n");

        Assert.Equal(
            [
                "high: a package source follows an alias: stable-updates at mirror+file:///etc/apt/mirrors/debian.list becomes another release one day: name the codename",
                "high: a package source is not checked: trusted=yes for http://unchecked.example/",
                "low: a package source of a third party: mirror.evil.example",
                "low: a package source of a third party: unchecked.example",
            ],
            Findings(await OfflineAsync(machine)));
    }

    [Fact]
    public async Task Packages_passwords_reboots_leftovers_and_old_lists_are_told()
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        var toys = new ToyRepository(machine, "Debian");
        await toys.PublishAsync(new("postfix", "99"), new("transmission-daemon", "99"), new("vsftpd", "99"));
        await machine.RunAsync($"dpkg -i {toys.Folder}/*.deb >/dev/null");
        await machine.RunAsync("find /var/lib/apt/lists -type f -delete");
        machine.Write("/etc/apt/apt.conf.d/99lax", "APT::Get::AllowUnauthenticated \"true\";\n");
        machine.Write("/home/admin/.accessdetails", "admin / secret-password\n");
        machine.Write("/run/reboot-required", "");
        machine.Write("/run/reboot-required.pkgs", "linux-image\nlinux-image\n");
        machine.Write("/etc/os-release", "ID=debian\nVERSION_ID=\"10\"\nPRETTY_NAME=\"Debian GNU/Linux 10 (buster)\"\n");

        var run = await OfflineAsync(machine);

        Assert.Equal(
            [
                "high: apt accepts packages that nobody signed: AllowUnauthenticated or AllowInsecureRepositories in /etc/apt/apt.conf.d",
                "high: the system gets no security updates any more: Debian GNU/Linux 10 (buster): they ended on 2024-06-30",
                "medium: a file with first passwords is still there: /home/admin/.accessdetails: change them, and delete it",
                "medium: a reboot is needed: linux-image ",
                "medium: file sharing software is installed: transmission-daemon ",
                "medium: software for remote access is installed: vsftpd ",
                "medium: the lists of packages are old: apt-get update did not succeed for 8 days, so nobody knows what is missing",
                "low: a mail server is installed: postfix ",
            ],
            Findings(run));
        Assert.Equal(("ended", "2024-06-30", true), (run.Text("support"), run.Text("endOfLife"), run.Flag("rebootNeeded")));
        Assert.DoesNotContain("secret", run.Output + machine.Read("/var/log/remediation/ReportPosture.log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_security_updates_are_counted()
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        var toys = new ToyRepository(machine, "Debian-Security");
        toys.BecomeTheOnlySource();
        await toys.PublishAsync(new ToyPackage("web", "1.0"));
        await machine.RunAsync("apt-get -qq update && apt-get -qq install web >/dev/null");
        await toys.PublishAsync(new ToyPackage("web", "1.1"));
        await machine.RunAsync("apt-get -qq update");

        Assert.Contains("high: security updates are pending: 1 packages", Findings(await OfflineAsync(machine)));
    }

    [Fact]
    public async Task Many_findings_are_cut_from_the_least_severe_on()
    {
        await using var machine = await JustUpdatedAsync(Release.Bookworm);
        string lines = string.Concat(Enumerable.Range(10, 60).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"deb [trusted=yes] http://mirror{number}.example.org/ bookworm main\n")));
        machine.Write("/etc/apt/sources.list.d/many.list", lines);

        var run = await OfflineAsync(machine);

        Assert.True(run.Number("findingsCut") > 90, run.Output);
        Assert.Equal(120, run.Number("findingsCut") + run.Json["findings"]!.AsArray().Count);
        Assert.All(Findings(run), finding => Assert.StartsWith("high", finding, StringComparison.Ordinal));
    }

    // The images are kept for a long time.
    private static async Task<Chroot> JustUpdatedAsync(Release release)
    {
        var machine = await Chroot.OfAsync(release);
        await machine.RunAsync("touch /var/lib/apt/lists/*_*");
        return machine;
    }

    private static Task<DocumentRun> OfflineAsync(Chroot machine) => new SsmAgent(machine) { IsOffline = true }.RunAsync(Document);

    private static string[] Findings(DocumentRun run) =>
        [.. run.Json["findings"]!.AsArray().Select(finding => $"{finding!["severity"]}: {finding["what"]}: {finding["detail"]}")];

    // Perl's base is in every Debian. The process is one in a network of its own, where nothing else listens.
    private static async Task<Process> ListenAsync(Chroot machine, params string[] addresses)
    {
        const string program =
            """
            use Socket; use IO::Socket::IP;
            my @open = map { /^\[?(.*?)\]?:(\d+)$/; IO::Socket::IP->new(LocalHost => $1, LocalPort => $2, Listen => 5, V6Only => 1) or die "$_: $@" } @ARGV;
            open(my $ready, ">", "/var/listening"); close($ready); sleep 120;
            """;
        machine.Write("/var/listen.pl", program);
        const string inside = "ip link set lo up && exec chroot \"$@\"";
        var process = Command.Start("unshare", ["--net", "sh", "-c", inside, "sh", machine.Root, "perl", "/var/listen.pl", .. addresses]);
        for (int tries = 0; !machine.Has("/var/listening"); tries++)
        {
            Assert.True(tries < 100 && !process.HasExited, "The listeners did not start.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        return process;
    }
}
