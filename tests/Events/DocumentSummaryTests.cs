using Remediation.Events.Commands;

namespace Remediation.Events.Tests;

public sealed class DocumentSummaryTests
{
    [Fact]
    public void An_update_of_the_operating_system_is_read_with_its_packages()
    {
        var summary = Read(Summaries.Updated);

        Assert.Equal(("UpdateOperatingSystem", DocumentStatus.Succeeded, ""), (summary.Document, summary.Status, summary.Reason));
        Assert.Equal(("Debian GNU/Linux 12 (bookworm)", "2028-06-30", false), (summary.OperatingSystem, summary.EndOfLife, summary.IsOutOfSupport));
        Assert.Equal((2, 1, 7, 4), (summary.Upgraded, summary.Installed, summary.Left, summary.PackagesCut));
        Assert.Equal(("needed", "the kernel 6.1.0-39-amd64 does not run yet"), (summary.Reboot, summary.RebootWhy));
        Assert.Equal(
            [
                new PackageChange("openssl", "3.0.17-1~deb12u2", "3.0.17-1~deb12u3"),
                new PackageChange("libssl3", "3.0.17-1~deb12u2", "3.0.17-1~deb12u3"),
                new PackageChange("linux-image-6.1.0-39-amd64", "", "6.1.148-1"),
            ],
            summary.Packages);
        Assert.Empty(summary.Installations);
        Assert.Empty(summary.Findings);
        Assert.Equal((0, 0, ""), (summary.InstallationsCut, summary.FindingsCut, summary.Fail2Ban));
    }

    [Fact]
    public void Installations_findings_and_fail2ban_are_read_too()
    {
        var summary = Read(Summaries.Everything().ToJsonString());

        Assert.Equal(
            [
                new Typo3Installation("/var/www/typo3v12", "composer", "12.4.44", "12.4.45", "elts", "no", "updated", "12.4 gets fixes for customers only", "/var/backups/remediation/1"),
                new Typo3Installation("/var/www/old", "classic-copy", "9.5.30", "9.5.30", "ended", "yes", "refused", "a copy without links", ""),
            ],
            summary.Installations);
        Assert.Equal(
            [
                new PostureFinding("high", "passwords at first login", "/home/admin/.accessdetails"),
                new PostureFinding("low", "a mail server", "postfix, loopback only"),
            ],
            summary.Findings);
        Assert.Equal((3, 5, "active"), (summary.InstallationsCut, summary.FindingsCut, summary.Fail2Ban));
    }

    [Theory]
    [InlineData("succeeded", DocumentStatus.Succeeded)]
    [InlineData("nothing-to-do", DocumentStatus.NothingToDo)]
    [InlineData("not-applicable", DocumentStatus.NotApplicable)]
    [InlineData("refused", DocumentStatus.Refused)]
    [InlineData("failed", DocumentStatus.Failed)]
    [InlineData("busy", DocumentStatus.Busy)]
    [InlineData("rebooting", DocumentStatus.Rebooting)]
    [InlineData("vanished", DocumentStatus.Unknown)]
    [InlineData("", DocumentStatus.Unknown)]
    public void Every_status_is_known_or_said_to_be_unknown(string text, DocumentStatus expected) =>
        Assert.Equal(expected, Read($$"""{"document":"HardenSsh","status":"{{text}}"}""").Status);

    [Theory]
    [InlineData("supported", false)]
    [InlineData("ended", true)]
    [InlineData("unknown", false)]
    public void A_release_is_out_of_support_only_when_the_document_says_so(string support, bool isOut) =>
        Assert.Equal(isOut, Read($$"""{"document":"UpdateOperatingSystem","status":"succeeded","support":"{{support}}"}""").IsOutOfSupport);

    [Fact]
    public void The_last_line_counts_so_that_after_a_reboot_it_is_how_it_ended()
    {
        const string before = """{"document":"UpdateOperatingSystem","status":"rebooting"}""";

        Assert.Equal(DocumentStatus.Rebooting, Read(before).Status);
        Assert.Equal(DocumentStatus.Succeeded, Read($"{before}\n{Summaries.Updated}").Status);
        Assert.Equal(DocumentStatus.Succeeded, Read($"Reading package lists...\r\n\r\n  {Summaries.Updated}  \r\n\n").Status);
    }

    [Fact]
    public void The_error_output_after_it_does_not_matter_whatever_is_in_it()
    {
        Assert.Equal(DocumentStatus.Succeeded, Read($"{Summaries.Updated}\n---Output truncated---\n").Status);
        Assert.Equal(DocumentStatus.Succeeded, Read($$"""
            {{Summaries.Updated}}
            ----------ERROR-------
            { this is how a program of the machine complains
            {"document":"UpdateTypo3","status":"failed"}
            failed to run commands: exit status 30
            """).Status);
        Assert.Null(DocumentSummaryReader.Read($"\n----------ERROR-------\n{Summaries.Updated}"));
    }

    [Fact]
    public void A_line_that_is_cut_anywhere_says_nothing_and_neither_does_the_line_before_the_reboot()
    {
        const string before = """{"document":"UpdateOperatingSystem","status":"rebooting"}""" + "\n";
        for (int length = 1; length < Summaries.Updated.Length; length++)
        {
            string cut = Summaries.Updated[..length];

            Assert.Null(DocumentSummaryReader.Read(cut));
            Assert.Null(DocumentSummaryReader.Read(before + cut + "--output truncated--"));
            Assert.Null(DocumentSummaryReader.Read(before + cut + "\n---Output truncated---\n----------ERROR-------\nfailed to run commands: exit status 30"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\r\n ")]
    [InlineData("E: Could not get lock /var/lib/dpkg/lock-frontend")]
    [InlineData("---Output truncated---")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("{{ssm:document}}")]
    [InlineData("[{\"document\":\"HardenSsh\"}]")]
    [InlineData("\"document\"")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("{\"status\":\"succeeded\"}")]
    [InlineData("{\"document\":null,\"status\":\"succeeded\"}")]
    [InlineData("{\"document\":{\"a\":1},\"status\":\"succeeded\"}")]
    [InlineData("{\"document\":[],\"status\":\"succeeded\"}")]
    [InlineData("{'document':'HardenSsh'}")]
    [InlineData("{\"document\":\"HardenSsh\"} and {\"document\":\"HardenSsh\"}")]
    [InlineData("{\"document\":\"HardenSsh\",}")]
    [InlineData("{\"document\":\"Harden\u0000Ssh\"}")]
    public void What_is_no_summary_is_none(string? output) => Assert.Null(DocumentSummaryReader.Read(output));

    [Fact]
    public void Values_of_the_wrong_kind_are_nothing_and_the_others_count()
    {
        var summary = Read("""
            {"document":"UpdateOperatingSystem","status":["failed"],"reason":{"a":"b"},"os":[],"support":true,"upgraded":"many","installed":2.5,"left":1e400,"packagesCut":-3,"packages":"openssl","reboot":null,"installations":[null,"x",[]],"installationsCut":[1],"findings":{"severity":"high","what":"alone"},"findingsCut":99999999999,"fail2ban":"active"}
            """);

        Assert.Equal((DocumentStatus.Unknown, "", "", false), (summary.Status, summary.Reason, summary.OperatingSystem, summary.IsOutOfSupport));
        Assert.Equal((0, 0, 0, 0, 0, 0), (summary.Upgraded, summary.Installed, summary.Left, summary.PackagesCut, summary.InstallationsCut, summary.FindingsCut));
        Assert.Equal([new PackageChange("openssl", "", "")], summary.Packages);
        Assert.Empty(summary.Installations);
        Assert.Equal([new PostureFinding("high", "alone", "")], summary.Findings);
        Assert.Equal(("", "active"), (summary.Reboot, summary.Fail2Ban));
    }

    [Fact]
    public void Numbers_written_as_text_count() => Assert.Equal(12, Read("""{"document":"UpdateOperatingSystem","upgraded":"12"}""").Upgraded);

    [Fact]
    public void Packages_without_a_name_are_none_and_short_ones_are_filled_up()
    {
        var summary = Read("""{"document":"UpdateOperatingSystem","packages":[[],null,{},["","1","2"],["openssl"],["bash","5.2"],["a","1","2","3"],[["b"],7,true]]}""");

        Assert.Equal([new PackageChange("openssl", "", ""), new PackageChange("bash", "5.2", ""), new PackageChange("a", "1", "2")], summary.Packages);
    }

    [Fact]
    public void Garbage_nested_too_deep_to_be_ours_is_no_summary()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000));

        Assert.Null(DocumentSummaryReader.Read($$"""{"document":"HardenSsh","packages":{{deep}}}"""));
    }

    [Fact]
    public void Hostile_text_is_only_text()
    {
        const string hostile = "<script>$(reboot)</script> {{ssm:secret}} ' OR 1=1; \u202e";

        var summary = Read($$"""{"document":"{{hostile}}","status":"failed","reason":"a\u0000b\u001b[31m\r\n{\"status\":\"succeeded\"}","packages":[["{{hostile}}","../../etc/passwd","%s%n"]]}""");

        Assert.Equal((hostile, DocumentStatus.Failed), (summary.Document, summary.Status));
        Assert.Equal("a\0b\u001b[31m\r\n{\"status\":\"succeeded\"}", summary.Reason);
        Assert.Equal([new PackageChange(hostile, "../../etc/passwd", "%s%n")], summary.Packages);
    }

    [Fact]
    public void Halves_of_characters_do_no_harm()
    {
        Assert.Null(DocumentSummaryReader.Read("{\"document\":\"HardenSsh\ud800\"}"));
        Assert.Null(DocumentSummaryReader.Read("""{"document":"HardenSsh","\ud800":1,"status":"failed"}"""));
        Assert.Equal(@"\ud800", Read("""{"document":"HardenSsh","reason":"\ud800"}""").Reason);
    }

    [Fact]
    public void A_summary_that_is_damaged_anywhere_is_read_or_none_and_never_anything_else()
    {
        int read = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            string damaged = new Mutation(seed).Apply(Summaries.Everything());
            try
            {
                if (DocumentSummaryReader.Read(damaged) is { } summary)
                {
                    read++;
                    Assert.NotEmpty(summary.Document);
                    Assert.All([summary.Upgraded, summary.Installed, summary.Left, summary.PackagesCut, summary.InstallationsCut, summary.FindingsCut], count => Assert.InRange(count, 0, int.MaxValue));
                    Assert.All(summary.Packages, package => Assert.NotEmpty(package.Name));
                }
            }
            catch (Exception unclear) when (unclear is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {unclear}\n{damaged}");
            }
        }

        Assert.InRange(read, 300, 499);
    }

    private static DocumentSummary Read(string output)
    {
        var summary = DocumentSummaryReader.Read(output);
        Assert.NotNull(summary);
        return summary;
    }
}
