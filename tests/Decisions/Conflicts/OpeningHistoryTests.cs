using Remediation.Decisions.Conflicts;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Conflicts;

public sealed class OpeningHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConflictPolicy Policy = new() { Times = 3, Window = TimeSpan.FromHours(1) };
    private static readonly IngressRule Ssh = Written.Rule("tcp 22 from 0.0.0.0/0");

    [Fact]
    public void The_verdicts_follow_one_another_as_the_rule_keeps_coming_back()
    {
        var history = OpeningHistory.Empty;
        var verdicts = new List<ReopeningVerdict>();
        for (int second = 0; second < Policy.GiveUpAfter + 3; second++)
        {
            verdicts.Add(history.Judge(Ssh, Policy, Noon.AddSeconds(second)));
            history = history.With([Ssh], Policy, Noon.AddSeconds(second));
        }

        Assert.Equal(
            [
                ReopeningVerdict.CloseAndTell, ReopeningVerdict.CloseAndTell, ReopeningVerdict.CloseAndTellConflict,
                .. Enumerable.Repeat(ReopeningVerdict.CloseQuietly, Policy.GiveUpAfter - 3),
                ReopeningVerdict.GiveUpAndTell, ReopeningVerdict.LeaveQuietly, ReopeningVerdict.LeaveQuietly,
            ],
            verdicts);
        Assert.True(history.IsGivenUp(Ssh, Policy, Noon.AddMinutes(1)));
        Assert.InRange(history.Openings[OpeningHistory.KeyOf(Ssh)].Count, Policy.GiveUpAfter, Policy.GiveUpAfter + 1);
    }

    [Fact]
    public void The_same_event_once_more_gets_the_same_verdict_and_counts_once()
    {
        var history = Of(0, 1);

        var first = history.Judge(Ssh, Policy, Noon.AddMinutes(2));
        history = history.With([Ssh], Policy, Noon.AddMinutes(2)).With([Ssh], Policy, Noon.AddMinutes(2)).With([Ssh], Policy, Noon.AddMinutes(2).AddMilliseconds(400));

        Assert.Equal(ReopeningVerdict.CloseAndTellConflict, first);
        Assert.Equal(first, history.Judge(Ssh, Policy, Noon.AddMinutes(2)));
        Assert.Equal(ReopeningVerdict.CloseQuietly, history.Judge(Ssh, Policy, Noon.AddMinutes(3)));
        Assert.True(history.Includes(Ssh, Noon.AddMinutes(2).AddMilliseconds(900)));
        Assert.False(history.Includes(Ssh, Noon.AddMinutes(3)));
    }

    [Fact]
    public void Events_out_of_order_leave_the_same_history()
    {
        var inOrder = Of(0, 1, 2, 3);

        Assert.Equal(Times(inOrder), Times(Of(3, 1, 0, 2)));
        Assert.Equal(Times(inOrder).Order(), Times(inOrder));
        Assert.Equal(ReopeningVerdict.CloseAndTell, inOrder.Judge(Ssh, Policy, Noon.AddSeconds(30)));
    }

    [Fact]
    public void What_is_older_than_the_window_is_forgotten_to_the_second()
    {
        var history = Of(0, 1);

        Assert.Equal(ReopeningVerdict.CloseAndTellConflict, history.Judge(Ssh, Policy, Noon.AddMinutes(60).AddSeconds(-1)));
        Assert.Equal(ReopeningVerdict.CloseAndTell, history.Judge(Ssh, Policy, Noon.AddMinutes(60)));
        Assert.Empty(history.With([], Policy, Noon.AddHours(2)).Openings);
    }

    [Fact]
    public void Another_port_source_or_protocol_is_another_opening_and_another_id_tag_or_description_is_not()
    {
        var history = Of(0, 1);

        Assert.All(
            ["tcp 23 from 0.0.0.0/0", "tcp 22-23 from 0.0.0.0/0", "udp 22 from 0.0.0.0/0", "tcp 22 from ::/0", "tcp 22 from 0.0.0.0/1", "tcp 22 from pl-1", "all traffic from 0.0.0.0/0"],
            other => Assert.Equal(ReopeningVerdict.CloseAndTell, history.Judge(Written.Rule(other), Policy, Noon.AddMinutes(5))));
        Assert.Equal(
            ReopeningVerdict.CloseAndTellConflict,
            history.Judge(Written.Rule("tcp 22 from 0.0.0.0/0", "22 until 2020-01-01") with { RuleId = "sgr-2", Description = "again" }, Policy, Noon.AddMinutes(5)));
    }

    [Fact]
    public void Adding_leaves_the_history_before_as_it_was()
    {
        var before = Of(0);

        _ = before.With([Ssh], Policy, Noon.AddMinutes(1));

        Assert.Single(Times(before));
        Assert.Empty(OpeningHistory.Empty.Openings);
    }

    private static OpeningHistory Of(params int[] minutes) =>
        minutes.Aggregate(OpeningHistory.Empty, (history, minute) => history.With([Ssh], Policy, Noon.AddMinutes(minute)));

    private static IReadOnlyList<DateTimeOffset> Times(OpeningHistory history) => history.Openings[OpeningHistory.KeyOf(Ssh)];
}
