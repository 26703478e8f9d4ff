using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Events.Commands;
using Remediation.Notices.Instances;

namespace Remediation.Functions.Tests.Notices;

public sealed class PatchWordingTests
{
    [Fact]
    public void A_fleet_the_worst_first() => Snapshot.AssertIs("PatchedFleet", PatchNotice.Write(PatchReports.Of(
        PatchDocument.UpdateOperatingSystem,
        PatchReports.Instance("i-00000000000000001", "worker-1", PatchReports.Updated, advice: "The image ami-0123456789abcdef0 \"web\" is 120 days old. Make a new one, so that an instance launched from it has less to catch up on."),
        PatchReports.Instance("i-00000000000000002", "worker-2", PatchReports.Updated with { Status = DocumentStatus.NothingToDo, Upgraded = 0, Installed = 0, Packages = [], Reboot = "not-needed", RebootWhy = "" }),
        PatchReports.Instance("i-00000000000000003", "worker-3", PatchReports.Updated with { Reboot = "needed" }),
        PatchReports.Instance(
            "i-00000000000000004",
            "worker-4",
            PatchReports.Updated with { Status = DocumentStatus.Failed, Reason = "The package sources could not be read. Look at /etc/apt, and at the network.", Upgraded = 0, Installed = 0, Left = 0, Packages = [], Reboot = "" },
            "Failed", "Failed", 20, "E: Failed to fetch http://mirror.example/dists/trixie/InRelease\nE: Some index files failed to download."),
        PatchReports.Instance("i-00000000000000005", "worker-5", null, "TimedOut", "Delivery Timed Out", null))));

    [Fact]
    public void TYPO3() => Snapshot.AssertIs("PatchedTypo3", PatchNotice.Write(PatchReports.Of(
        PatchDocument.UpdateTypo3,
        PatchReports.Instance("i-00000000000000001", "shop", new DocumentSummary
        {
            Document = "UpdateTypo3",
            Status = DocumentStatus.Failed,
            Reason = "One of 3 installations was put back.",
            OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
            EndOfLife = "2028-06-30",
            Installations =
            [
                new("/var/www/shop", "composer", "13.4.32", "13.4.34", "supported", "no", "updated", "", "/var/backups/typo3/20260301T120000Z-1"),
                new("/var/www/blog", "composer", "12.4.44", "12.4.44", "elts", "yes", "nothing-to-do", "composer.json allows nothing newer", ""),
                new("/var/www/old", "classic", "13.4.32", "13.4.32", "supported", "yes", "rolled-back", "the login page answered 500 after the update", "/var/backups/typo3/20260301T120000Z-2"),
            ],
        }, "Failed", "Failed", 30))));

    [Fact]
    public void An_instance_without_an_agent() => Snapshot.AssertIs("NotManaged", NotManagedNotice.Write(
        PatchReports.Shop,
        new Recognition(InstanceKind.Debian, "its image ami-0123456789abcdef0 \"debian-12-amd64-20250101-1\" is Debian's own"),
        null,
        ["The image ami-0123456789abcdef0 \"debian-12-amd64-20250101-1\" is 424 days old. Make a new one, so that an instance launched from it has less to catch up on."],
        "111122223333",
        "eu-central-1",
        PatchReports.Sent));

    [Fact]
    public void An_instance_that_cannot_be_patched() => Snapshot.AssertIs("NotPatchable", NotPatchableNotice.Write(
        PatchReports.Shop, new Recognition(InstanceKind.OptedIn, "its tag remediation:patch says on"), "it runs Slackware 15, which is not updated from here", "111122223333", "eu-central-1", PatchReports.Sent));

    [Fact]
    public void What_a_machine_says_can_neither_break_a_line_nor_hide_one()
    {
        const string nasty = "a\r\nTo undo\n  rm -rf /\u202Ereversed\u0007\u001b[31m<!channel>";
        var notice = PatchNotice.Write(PatchReports.Of(
            PatchDocument.UpdateOperatingSystem,
            PatchReports.Instance("i-00000000000000001", nasty, PatchReports.Updated with
            {
                Reason = nasty, OperatingSystem = nasty, EndOfLife = nasty, RebootWhy = nasty, Packages = [new(nasty, nasty, nasty)],
                Installations = [new(nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty)], Findings = [new(nasty, nasty, nasty)], Fail2Ban = nasty,
            }, "Failed", nasty, 1, nasty)));

        Assert.DoesNotContain('\u202E', notice.Text);
        Assert.DoesNotContain('\u001b', notice.Text);
        Assert.DoesNotContain(notice.Text.Split('\n'), line => line.StartsWith("To undo", StringComparison.Ordinal));
        Assert.InRange(notice.Subject.Length, 1, 99);
        Assert.DoesNotContain(notice.Subject, character => character is < ' ' or > '~');
    }

    [Fact]
    public void A_run_on_hundreds_of_instances_stays_readable()
    {
        var notice = PatchNotice.Write(PatchReports.Of(
            PatchDocument.UpdateOperatingSystem,
            [.. Enumerable.Range(0, 400).Select(number => PatchReports.Instance($"i-{number:x17}", $"worker-{number}", PatchReports.Updated))]));

        Assert.Contains("And 375 more", notice.Text, StringComparison.Ordinal);
        Assert.InRange(notice.Text.Length, 1_000, 40_000);
    }
}
