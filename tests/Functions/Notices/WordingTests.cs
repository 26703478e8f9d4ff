using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
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
            new GroupReference.ById("sg-0a1b2c3d4e5f60718"), Reports.ByAlice, RemediationMode.Enforce, "UnauthorizedOperation: You are not authorized"));

    private static void AssertIs(NoticeKind kind, Notice notice)
    {
        Assert.Equal(kind, notice.Kind);
        Snapshot.AssertIs(kind.ToString(), notice);
    }
}
