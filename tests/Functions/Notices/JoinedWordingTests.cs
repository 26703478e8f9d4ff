using System.Text;
using System.Text.Json.Nodes;
using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;
using Remediation.Notices;
using Remediation.Notices.Forms;
using Remediation.Notices.Joining;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Functions.Tests.Notices;

/// <summary>The one notice that stands for many.</summary>
public sealed class JoinedWordingTests
{
    private static readonly Notice[] Few =
    [
        Closed(1), Closed(2), StillOpen(3), Closed(1),
        GroupNotice.Write(Reports.Of(Reports.Told(Group(4, Rule.Of("udp 51820", Rule.World))))),
    ];

    [Fact]
    public void A_burst_is_told_in_one_with_the_worst_first_and_each_once()
    {
        var batch = Assert.Single(NoticeBatches.Of(Few));
        var notice = JoinedNotice.Write(batch, Reports.Now);

        Assert.Equal((NoticeKind.StillOpen, Severity.High, 4), (notice.Kind, notice.Severity, notice.Joined.Count));
        Assert.Equal(["high", "medium", "low"], notice.Attributes["severity"]);
        Snapshot.AssertIs("JoinedBurst", notice);
    }

    [Fact]
    public void The_same_burst_has_the_same_id_in_whatever_order_it_comes() => Assert.Equal(
        JoinedNotice.Write(NoticeBatches.Of(Few)[0], Reports.Now).Id,
        JoinedNotice.Write(NoticeBatches.Of(Few.Reverse())[0], Reports.Now.AddMinutes(1)).Id);

    [Fact]
    public void One_notice_stays_as_it_is() => Assert.Same(Few[0], JoinedNotice.Write(NoticeBatches.Of([Few[0]])[0], Reports.Now));

    [Fact]
    public void However_many_and_however_long_they_are_SNS_takes_each_message_with_every_notice_in_it_whole()
    {
        var many = Enumerable.Range(0, 200).Select(number => GroupNotice.Write(Reports.Done(Group(number, [.. Enumerable.Range(0, number % 40).Select(port => Rule.Of($"tcp {3306 + port}", Rule.World, "\"quoted\" \\ 🔥"))]))))
            .ToList();

        var batches = NoticeBatches.Of(many);
        var requests = batches.Select(batch => NoticeForms.Request(JoinedNotice.Write(batch, Reports.Now), "arn:aws:sns:eu-central-1:111122223333:notices")).ToList();

        Assert.All(requests, request => Assert.InRange(
            Encoding.UTF8.GetByteCount(request.Message) + request.MessageAttributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key + attribute.Value.DataType + attribute.Value.StringValue)), 1, 262_144));
        var told = requests.Select(request => NoticeReader.Read(JsonNode.Parse(request.Message)!["sqs"].String()!)).SelectMany(notice => notice.Joined.Count == 0 ? [notice] : notice.Joined);
        Assert.Equal(many.Select(notice => notice.Text).Order(StringComparer.Ordinal), told.Select(notice => notice.Text).Order(StringComparer.Ordinal));
        Assert.InRange(batches.Count, 2, 60);
    }

    private static SecurityGroup Group(int number, params IngressRule[] rules) =>
        Reports.Group(rules) with { GroupId = $"sg-{number:D17}", Name = $"web-{number}" };

    private static Notice Closed(int number) => GroupNotice.Write(Reports.Done(Group(number, Rule.Of("tcp 22", Rule.World))));

    private static Notice StillOpen(int number)
    {
        var decision = Reports.Judge(Group(number, Rule.Of("tcp 3389", Rule.World)));
        return GroupNotice.Write(Reports.Of(new GroupOutcome
        {
            Decision = decision,
            Mode = RemediationMode.Enforce,
            Failures = [new StillOpen(decision.Rules[0].Rule, "It could not be revoked. UnauthorizedOperation: You are not authorized (request 42).", MayRecover: true)],
        }));
    }
}
