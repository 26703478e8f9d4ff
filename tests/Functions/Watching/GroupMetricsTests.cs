using System.Text.Json.Nodes;
using Remediation.Bootstrap.Watching;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Actors;
using Remediation.Decisions.Conflicts;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Watching;

/// <summary>Each act counts once, however often its event comes and whatever fails beside it.</summary>
public sealed class GroupMetricsTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task A_rule_that_was_closed_counts_once_with_the_time_from_its_event_until_it_was_seen_to_be_gone()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAtAsync(story.Clock.GetUtcNow() - TimeSpan.FromSeconds(90), Rule.Of("tcp 22", Rule.World));

        await story.HandleAsync(opened);
        await story.HandleAsync(opened);
        story.StartAnew();
        await story.HandleAsync(opened);

        Assert.Equal("RulesClosed 1, TimeToRemediate 1", story.Written.InWords());
        double expected = (TimeSpan.FromSeconds(90) + story.Clock.Waited).TotalMilliseconds;
        Assert.InRange(Assert.Single(story.Written.Values(Metric.TimeToRemediate)), 90_000, expected);
    }

    [Fact]
    public async Task A_rule_that_was_narrowed_is_not_counted_as_closed_and_what_is_on_no_list_is_reported()
    {
        using var story = await Story.BeginAsync(local);

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World), Rule.Of("tcp 22", Rule.WorldIPv6)));
        await story.HandleAsync(await story.OpenAsync(Rule.Of("udp 51820", Rule.World)));

        Assert.Equal("RulesClosed 1, RulesNarrowed 1, RulesReported 1, TimeToRemediate 1", story.Written.InWords());
    }

    [Fact]
    public async Task An_act_that_could_not_be_told_counts_when_it_was_done_not_when_it_is_told()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("sns", "Publish", FaultKind.Denied);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        Assert.Equal("RulesClosed 1, TimeToRemediate 1", story.Written.InWords());
        await story.HandleAsync(opened);

        Assert.Equal("RulesClosed 1, TimeToRemediate 1", story.Written.InWords());
        Assert.Single(story.Notices);
    }

    [Fact]
    public async Task What_cannot_be_closed_counts_as_still_open_with_each_attempt_and_as_closed_when_it_is()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await story.HandleAsync(opened);

        Assert.Equal("RulesClosed 1, StillOpen 2, TimeToRemediate 1", story.Written.InWords());
    }

    [Fact]
    public async Task What_is_only_told_is_reported_and_what_is_exempt_is_exempt()
    {
        using var notifying = await Story.BeginAsync(local, Story.Notifying);
        using var exempting = await Story.BeginAsync(local, settings => settings with { Actors = [new ActorRule("arn:aws:iam::*:user/alice", ActorTreatment.Exempt)] });
        using var tagged = await Story.BeginAsync(local);
        await tagged.TagAsync(tagged.GroupId, "remediation:allow", "22 until 2026-12-31 ticket ABC-1");

        await notifying.HandleAsync(await notifying.OpenAsync(Rule.Of("tcp 22", Rule.World)));
        await exempting.HandleAsync(await exempting.OpenAsync(Rule.Of("tcp 22", Rule.World)));
        await tagged.HandleAsync(await tagged.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Equal("RulesReported 1", notifying.Written.InWords());
        Assert.Equal("RulesExempt 1", exempting.Written.InWords());
        Assert.Equal("RulesExempt 1", tagged.Written.InWords());
    }

    [Fact]
    public async Task A_conflict_counts_when_it_is_told()
    {
        using var story = await Story.BeginAsync(local, settings => settings with { Conflicts = new ConflictPolicy { Times = 2 } });
        for (int minute = 0; minute < 4; minute++)
        {
            await story.HandleAsync(await story.OpenAtAsync(Story.Now.AddMinutes(minute - 10), Rule.Of("tcp 22", Rule.World)));
        }

        Assert.Equal("Conflicts 1, RulesClosed 4, TimeToRemediate 4", story.Written.InWords());
    }

    [Fact]
    public async Task A_change_that_nobody_could_look_at_counts_once_and_so_does_one_that_cannot_be_read()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "DescribeSecurityGroups", FaultKind.Denied, times: 2);
        var unreadable = (JsonObject)opened.DeepClone();
        unreadable["detail"]!["eventID"] = Guid.NewGuid().ToString();
        unreadable["detail"]!["requestParameters"] = null;
        unreadable["detail"]!["responseElements"] = null;

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        Assert.Equal("NotChecked 1", story.Written.InWords());
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(unreadable));

        Assert.Equal("NotChecked 2", story.Written.InWords());
    }

    [Fact]
    public async Task A_sweep_counts_what_it_closed_without_a_time_because_nobody_knows_since_when_it_was_open()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        await story.CreateGroupAsync("open", Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 0-65535", Rule.WorldIPv6));

        await story.SweepAsync();
        await story.SweepAsync();

        Assert.Equal("RulesClosed 1, RulesNarrowed 1", story.Written.InWords());
    }

    [Fact]
    public async Task A_sweep_counts_what_it_could_not_close()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        await story.CreateGroupAsync("open", Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied);

        await story.SweepAsync();

        Assert.Equal("StillOpen 1", story.Written.InWords());
    }
}
