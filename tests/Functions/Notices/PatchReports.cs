using Remediation.Actions.Commands;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Events.Commands;
using Remediation.Notices.Instances;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Runs with fixed ids and times.</summary>
internal static class PatchReports
{
    public static readonly DateTimeOffset Sent = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly InstanceFacts Shop = new()
    {
        InstanceId = "i-0123456789abcdef0",
        State = "running",
        Launched = Sent - TimeSpan.FromHours(1),
        Image = new ImageFacts("ami-0123456789abcdef0") { Name = "debian-12-amd64-20250101-1", OwnerId = "136693071363" },
        Tags = new Dictionary<string, string> { ["Name"] = "shop" },
        SubnetId = "subnet-0123456789abcdef0",
        PublicAddress = "192.0.2.7",
    };

    public static readonly DocumentSummary Updated = new()
    {
        Document = "UpdateOperatingSystem",
        Status = DocumentStatus.Succeeded,
        OperatingSystem = "Debian GNU/Linux 13 (trixie)",
        EndOfLife = "2030-06-30",
        Upgraded = 2,
        Installed = 1,
        Left = 3,
        Packages = [new("openssl", "3.5.1-1", "3.5.1-1+deb13u1"), new("libssl3t64", "3.5.1-1", "3.5.1-1+deb13u1"), new("linux-image-6.12.48", "", "6.12.48-1")],
        Reboot = "done",
        RebootWhy = "a newer kernel",
    };

    public static PatchReport Of(PatchDocument document, params PatchedInstance[] instances) => new()
    {
        CommandId = "11112222-3333-4444-5555-666677778888",
        Document = document,
        DocumentName = $"remediation-{document}-ABCDEF",
        Cause = "the schedule",
        Account = "111122223333",
        Region = "eu-central-1",
        Requested = Sent,
        Now = Sent.AddMinutes(4),
        Instances = instances,
    };

    public static PatchedInstance Instance(
        string id, string name, DocumentSummary? summary, string status = "Success", string details = "Success", int? code = 0, string tail = "", params string[] advice) => new(
        new CommandOutcome("11112222-3333-4444-5555-666677778888", id, "remediation-UpdateOperatingSystem-ABCDEF", "Remediation: the schedule", Sent, status, details, code, ""),
        summary,
        Shop with { InstanceId = id, Tags = new Dictionary<string, string> { ["Name"] = name } },
        tail,
        advice);
}
