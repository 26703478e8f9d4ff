using Remediation.Actions;
using Remediation.Actions.Attachments;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
using Remediation.Events.CloudTrail;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Functions.Tests.Notices;

/// <summary>Every kind of notice, word for word.</summary>
public sealed class WordingTests
{
    private static readonly IngressRule Web = Rule.Of("tcp 443", Rule.World, "the site");
    private static readonly IngressRule Ssh = Rule.Of("tcp 22", Rule.World, "just for a test");

    [Fact]
    public void Closed()
    {
        var wide = Rule.Of("tcp 0-65535", Rule.WorldIPv6, "Bob's rule") with { Tags = new Dictionary<string, string> { ["team"] = "it's \"web\"" } };
        AssertIs(NoticeKind.Closed, GroupNotice.Write(Reports.Done(Reports.Group(Ssh, Web, wide))));
    }

    [Fact]
    public void StillOpen()
    {
        var decision = Reports.Judge(Reports.Group(Ssh, Rule.Of("tcp 3389", Rule.World)));
        var (closed, open) = (decision.Rules[0].Rule, decision.Rules[1].Rule);
        AssertIs(NoticeKind.StillOpen, GroupNotice.Write(Reports.Of(new GroupOutcome
        {
            Decision = decision,
            Mode = RemediationMode.Enforce,
            Closed = [closed],
            Failures = [new StillOpen(open, "It could not be revoked. UnauthorizedOperation: You are not authorized (request 42).", MayRecover: true)],
            VerifiedAt = Reports.Now,
        })));
    }

    [Fact]
    public void WouldClose() => AssertIs(
        NoticeKind.WouldClose, GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Ssh, Web, Rule.Of("-1", Rule.World)), RemediationMode.Notify))));

    [Fact]
    public void AlreadyClosed()
    {
        var gone = Reports.Judge(Reports.Group(Ssh)).Rules;
        AssertIs(NoticeKind.AlreadyClosed, GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Web))) with { AlreadyGone = gone, MayHaveBeenOutbound = true }));
    }

    [Fact]
    public void Reported() => AssertIs(
        NoticeKind.Reported, GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Rule.Of("udp 51820", Rule.World, "vpn"), Rule.Of("tcp 22", "pl-0123456789abcdef0"))))));

    [Fact]
    public void Exempt() => AssertIs(
        NoticeKind.Exempt,
        GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Ssh) with
        {
            Tags = new Dictionary<string, string> { ["remediation:allow"] = "22 until 2026-12-31 ticket ABC-1" },
        }))));

    [Fact]
    public void NotChecked() => AssertIs(
        NoticeKind.NotChecked,
        NotCheckedNotice.Write(
            new GroupReference.ById("sg-0a1b2c3d4e5f60718"), Reports.ByAlice, RemediationMode.Enforce, "UnauthorizedOperation: You are not authorized", Reports.Now));

    [Fact]
    public void NotCheckedPrefixList() => AssertIs(
        NoticeKind.NotChecked,
        NotCheckedNotice.Write("pl-0123456789abcdef0", ByListChange, RemediationMode.Enforce, "UnauthorizedOperation: You are not authorized", Reports.Now),
        nameof(NotCheckedPrefixList));

    [Fact]
    public void UnreadableEvent() => AssertIs(
        NoticeKind.NotChecked,
        UnreadableEventNotice.Write(
            "AuthorizeSecurityGroupIngress", "6f1b2f0e-5b1c-4d5a-9a3e-0c9d8f7e6a5b", "111122223333", "eu-central-1", RemediationMode.Enforce,
            "detail.requestParameters.groupId: missing", Reports.Now),
        nameof(UnreadableEvent));

    [Fact]
    public void Conflict() => AssertIs(
        NoticeKind.Conflict,
        GroupNotice.Write(Reports.Done(Reports.Group(Ssh), ByTerraform) with
        {
            Reopening = ReopeningVerdict.CloseAndTellConflict,
            Attachments = new GroupAttachments.Known([]),
        }));

    [Fact]
    public void GivenUp()
    {
        var decision = Reports.Judge(Reports.Group(Ssh)).Leaving(_ => true, "it was closed again and again and is left open now: whoever opens it has to be found first");
        AssertIs(
            NoticeKind.StillOpen,
            GroupNotice.Write(Reports.Of(new GroupOutcome { Decision = decision, Mode = RemediationMode.Enforce }) with
            {
                Call = ByTerraform,
                Reopening = ReopeningVerdict.GiveUpAndTell,
            }),
            nameof(GivenUp));
    }

    [Fact]
    public void PrefixListChanged()
    {
        var lists = new Dictionary<string, PrefixListEntries>
        {
            ["pl-0123456789abcdef0"] = new PrefixListEntries.Known(AddressFamily.IPv4, [CidrBlock.TryParse(Rule.World, out var world) ? world : default]),
        };
        var decision = GroupJudge.Judge(Reports.Group(Rule.Of("tcp 22", "pl-0123456789abcdef0", "staff"), Web), lists, new ExposurePolicy(), Reports.Now);
        AssertIs(
            NoticeKind.Closed,
            GroupNotice.Write(Reports.Of(new GroupOutcome
            {
                Decision = decision, Mode = RemediationMode.Enforce, Closed = [decision.Rules[0].Rule], VerifiedAt = Reports.Now,
            }) with
            {
                Call = ByListChange,
                OpenedByCall = [],
                ChangedPrefixListId = "pl-0123456789abcdef0",
                Attachments = new GroupAttachments.Known(
                [
                    new AttachedInterface("eni-1", "i-0a1b2c3d4e5f60718", "shop server", "203.0.113.7", "", "interface"),
                    new AttachedInterface("eni-2", null, null, null, "ELB app/shop/0123456789abcdef", "interface"),
                    new AttachedInterface("eni-3", null, null, "2001:db8::7", "AWS Lambda VPC ENI-orders", "lambda"),
                ]),
            }),
            nameof(PrefixListChanged));
    }

    [Fact]
    public void OpenBeforeItWasAttached() => AssertIs(
        NoticeKind.Closed,
        GroupNotice.Write(Reports.Done(Reports.Group(Ssh), Reports.ByAlice with { EventName = "RunInstances" }) with
        {
            OpenedByCall = [],
            Attachments = new GroupAttachments.Unknown("UnauthorizedOperation: You are not authorized (request 42)"),
        }),
        nameof(OpenBeforeItWasAttached));

    [Fact]
    public void OnlyTold() => AssertIs(
        NoticeKind.WouldClose,
        GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Ssh), RemediationMode.Notify)) with
        {
            LeftBecause = "the group is attached to nothing, and a setting limits enforcing to attached groups",
            Attachments = new GroupAttachments.Known([]),
        }),
        nameof(OnlyTold));

    [Fact]
    public void ExemptActor() => AssertIs(
        NoticeKind.Exempt,
        GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Ssh), RemediationMode.Notify)) with
        {
            LeftBecause = "a setting exempts what this actor opens", IsActorExempt = true,
        }),
        nameof(ExemptActor));

    [Fact]
    public void AllowedPortLost()
    {
        var report = Reports.Done(Reports.Group(Rule.Of("tcp 0-65535", Rule.World, "wide")));
        AssertIs(
            NoticeKind.AllowedPortLost,
            GroupNotice.Write(report with { Outcome = report.Outcome with { Added = [.. report.Outcome.Added.Take(1)], Lost = [.. report.Outcome.Added.Skip(1)] } }));
    }

    [Fact]
    public void Advice() => AssertIs(
        NoticeKind.Exempt,
        GroupNotice.Write(Reports.Of(Reports.Told(Reports.Group(Ssh, Rule.Of("tcp 80", Rule.World)) with
        {
            Tags = new Dictionary<string, string> { ["remediation:allow"] = "22 until 2026-03-04 ticket ABC-1" },
        }))),
        nameof(Advice));

    private static readonly ApiCall ByTerraform = Reports.ByAlice with
    {
        Actor = new Actor
        {
            Type = "AssumedRole", DisplayName = "deploy/pipeline-7", PrincipalArn = "arn:aws:sts::111122223333:assumed-role/deploy/pipeline-7",
            RoleArn = "arn:aws:iam::111122223333:role/deploy",
        },
        UserAgent = "APN/1.0 HashiCorp/1.0 Terraform/1.9.0",
        Via = "Terraform",
    };

    private static readonly ApiCall ByListChange = Reports.ByAlice with { EventName = "ModifyManagedPrefixList", UserAgent = "aws-cli/2.15.0 command/ec2.modify-managed-prefix-list" };

    private static void AssertIs(NoticeKind kind, Notice notice, string? name = null)
    {
        Assert.Equal(kind, notice.Kind);
        Snapshot.AssertIs(name ?? kind.ToString(), notice);
    }
}
