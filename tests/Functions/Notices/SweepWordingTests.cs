using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Sweeping;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;
using Remediation.Notices.Sweeping;

namespace Remediation.Functions.Tests.Notices;

/// <summary>The notice about a whole sweep, word for word.</summary>
public sealed class SweepWordingTests
{
    private static readonly SecurityGroup Database = Reports.Group(Rule.Of("tcp 3306", Rule.World), Rule.Of("udp 51820", Rule.World), Rule.Of("tcp 22", Rule.WorldIPv6)) with { Name = "database" };

    private static readonly SecurityGroup Site = Reports.Group(Rule.Of("tcp 80", Rule.World), Rule.Of("tcp 22", Rule.World)) with
    {
        GroupId = "sg-0fedcba9876543210", Name = "site", Tags = new Dictionary<string, string> { ["remediation:allow"] = "22 until 2026-12-31 ticket ABC-1" },
    };

    [Fact]
    public void SweepFirst() => AssertIs(NoticeKind.WouldClose, nameof(SweepFirst), Of(Swept(new HashSet<ulong>(), Site, Database)) with { IsFirst = true });

    [Fact]
    public void SweepNothingNewButSomethingGone()
    {
        HashSet<ulong> before = [.. Swept(new HashSet<ulong>(), Site, Database).Fingerprints, 42];
        AssertIs(NoticeKind.Reported, nameof(SweepNothingNewButSomethingGone), Of(Swept(before, Site, Database)));
    }

    [Fact]
    public void SweepEnforced()
    {
        var closed = Database.Rules[0];
        AssertIs(NoticeKind.StillOpen, nameof(SweepEnforced), Of(Swept(new HashSet<ulong> { 1 }, Site, Database)) with
        {
            Mode = RemediationMode.Enforce,
            RulesClosed = 1,
            GroupsClosed = 2,
            Closed = [new SweptGroup(Database.GroupId, Database.Name, [closed.ToString()], GroupNotice.ToUndo(Reports.Done(Reports.Group(closed))))],
            ProblemsMet = 2,
            Problems = ["sg-0123: tcp 22 from 0.0.0.0/0 is still open. It could not be revoked. UnauthorizedOperation: You are not authorized (request 42)."],
        });
    }

    [Fact]
    public void A_hundred_findings_are_told_in_words_and_the_rest_in_numbers()
    {
        var groups = Enumerable.Range(0, 150).Select(number => Database with { GroupId = $"sg-{number:D17}", Name = new string('x', 255) });
        var notice = SweepNotice.Write(Of(Swept(new HashSet<ulong>(), [.. groups])) with { IsFirst = true });

        Assert.Contains("350 more that are new are not listed", notice.Text, StringComparison.Ordinal);
        Assert.Equal(100, notice.Text.Split("must not be open to the internet and is open", StringSplitOptions.None).Length - 1);
        Assert.InRange(notice.Text.Length, 10_000, 100_000);
        Assert.InRange(notice.Subject.Length, 1, 99);
    }

    private static SweepTally Swept(IReadOnlySet<ulong> before, params SecurityGroup[] groups)
    {
        var tally = new SweepTally(before);
        foreach (var finding in groups.SelectMany(group => SweepFinding.In(Reports.Judge(group))))
        {
            tally.Add(finding);
        }

        tally.AddGroups(groups.Length);
        return tally;
    }

    private static SweepReport Of(SweepTally tally) => new()
    {
        Tally = tally,
        Mode = RemediationMode.Notify,
        Account = "111122223333",
        Region = "eu-central-1",
        IsFirst = false,
        Began = Reports.Now.AddMinutes(-2),
        Ended = Reports.Now,
    };

    private static void AssertIs(NoticeKind kind, string name, SweepReport report)
    {
        var notice = SweepNotice.Write(report);
        Assert.Equal(kind, notice.Kind);
        Snapshot.AssertIs(name, notice);
    }
}
