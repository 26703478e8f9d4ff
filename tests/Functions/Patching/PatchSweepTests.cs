using System.Text.Json.Nodes;
using Remediation.Bootstrap.PatchSweep;
using Remediation.Cli.LocalAws;

namespace Remediation.Functions.Tests.Patching;

/// <summary>The schedule: what is due is sent, what nobody announced is told, what is gone is forgotten. Each story has a region to itself.</summary>
public sealed class PatchSweepTests(LocalAwsWithAFleet local)
{
    [Fact]
    public async Task Everything_due_is_sent_by_document_and_what_was_patched_lately_is_left()
    {
        using var story = await PatchStory.BeginAsync(local, region: "us-east-1");
        string lately = await story.LaunchAsync(PatchStory.Debian13);
        await story.PatchAsync(lately);
        await story.EndOfCommandAsync(lately);
        string twelve = await story.LaunchAsync(PatchStory.Debian12);
        string[] thirteen = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13)];
        await story.LaunchAsync("al2023");
        await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "off"));

        var result = await story.SweepAsync();

        Assert.Equal((3, 0), (result.Sent, result.NotPatched));
        Assert.Equal(3, story.Sent.Count);
        var sweep = story.Sent.Skip(1).OrderBy(sent => sent.Parameters["DocumentName"], StringComparer.Ordinal).ToList();
        Assert.Contains(twelve, sweep[0].Parameters["InstanceIds"], StringComparison.Ordinal);
        Assert.All(thirteen, id => Assert.Contains(id, sweep[1].Parameters["InstanceIds"], StringComparison.Ordinal));
        Assert.DoesNotContain(lately, sweep[1].Parameters["InstanceIds"], StringComparison.Ordinal);
        Assert.All(sweep, sent => Assert.Equal(("10%", "10%"), (sent.Parameters["MaxConcurrency"], sent.Parameters["MaxErrors"])));
        Assert.Equal(0, (await story.SweepAsync()).Sent);
    }

    [Fact]
    public async Task More_than_fifty_go_in_batches_of_fifty()
    {
        using var story = await PatchStory.BeginAsync(local, region: "us-east-2");
        await story.LaunchManyAsync(PatchStory.Debian13, 53);

        Assert.Equal(53, (await story.SweepAsync()).Sent);

        Assert.Equal([50, 3], story.Sent.Select(sent => JsonNode.Parse(sent.Parameters["InstanceIds"])!.AsArray().Count));
    }

    [Fact]
    public async Task The_schedule_and_a_launch_at_the_same_moment_send_one_command()
    {
        using var story = await PatchStory.BeginAsync(local, region: "us-west-1");
        string id = await story.LaunchAsync(PatchStory.Debian13);

        await Task.WhenAll(story.SweepAsync(), story.PatchAsync(id), story.SweepAsync(), story.PatchAsync(id));

        story.AssertSentOnce();
    }

    [Fact]
    public async Task A_run_whose_end_no_event_announced_is_told_and_the_next_step_is_sent()
    {
        using var story = await PatchStory.BeginAsync(local, region: "us-west-2");
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));
        await story.PatchAsync(id);
        await story.EndOfCommandAsync(id);

        await story.SweepAsync();

        Assert.StartsWith("Patching", Assert.Single(story.Notices).Subject, StringComparison.Ordinal);
        Assert.Equal("remediation-UpdateTypo3", story.Sent[^1].Parameters["DocumentName"]);
    }

    [Fact]
    public async Task An_instance_without_an_agent_is_told_once_a_week()
    {
        using var story = await PatchStory.BeginAsync(local, region: "ca-central-1");
        string id = await story.LaunchAsync(PatchStory.Debian12, agent: "never");

        Assert.Equal(0, (await story.SweepAsync()).NotPatched);
        story.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await story.SweepAsync()).NotPatched);
        await story.PatchAsync(id);
        story.Clock.Advance(TimeSpan.FromDays(1));
        await story.SweepAsync();
        Assert.Single(story.Notices);

        story.Clock.Advance(TimeSpan.FromDays(7));
        await story.SweepAsync();
        Assert.Equal(2, story.Notices.Count);
    }

    [Fact]
    public async Task What_is_remembered_of_an_instance_goes_with_it()
    {
        using var story = await PatchStory.BeginAsync(local, region: "sa-east-1");
        string stays = await story.LaunchAsync(PatchStory.Debian13);
        string stops = await story.LaunchAsync(PatchStory.Debian13);
        string[] go = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian12)];
        await story.SweepAsync();
        await story.Alice.CallAsync("StopInstances", [new("InstanceId.1", stops)], TestContext.Current.CancellationToken);
        await story.Alice.CallAsync("TerminateInstances", [new("InstanceId.1", go[0]), new("InstanceId.2", go[1])], TestContext.Current.CancellationToken);

        await story.SweepAsync();

        Assert.Equal(new[] { stays, stops }.Order(), (await story.RememberedAsync()).Order());
    }

    [Fact]
    public async Task Snapshots_are_taken_first_once_a_day_and_deleted_when_their_time_is_over()
    {
        using var story = await PatchStory.BeginAsync(local, region: "eu-west-1");
        story.SnapshotDays = 3;
        string[] ids = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13)];

        await story.SweepAsync();
        foreach (string id in ids)
        {
            await story.EndOfCommandAsync(id);
        }

        var calls = story.Calls.Select(call => call.Action).ToList();
        Assert.True(calls.IndexOf("CreateSnapshots") < calls.IndexOf("SendCommand"), string.Join(' ', calls));
        Assert.DoesNotContain("DeleteSnapshot", calls);

        story.Clock.Advance(TimeSpan.FromDays(4));
        await story.SweepAsync();
        Assert.Equal(4, story.Calls.Count(call => call.Action == "CreateSnapshots"));
        Assert.Equal(2, story.Calls.Count(call => call is { Action: "DeleteSnapshot", ErrorCode: null }));
    }

    [Fact]
    public async Task Without_its_snapshot_an_instance_is_not_patched_and_people_hear_why()
    {
        using var story = await PatchStory.BeginAsync(local, region: "eu-west-2");
        story.SnapshotDays = 3;
        await story.LaunchAsync(PatchStory.Debian13);
        story.Fault("ec2", "CreateSnapshots", FaultKind.Denied, times: 9);

        Assert.Equal((0, 1), (await story.SweepAsync()) is var result ? (result.Sent, result.NotPatched) : default);

        Assert.Empty(story.Sent);
        Assert.Contains("no snapshot could be taken", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_time_nothing_more_is_begun_and_the_next_attempt_goes_on()
    {
        using var story = await PatchStory.BeginAsync(local, region: "eu-north-1");
        await story.LaunchManyAsync(PatchStory.Debian13, 3);
        story.SweepTime = TimeSpan.FromSeconds(80);

        await Assert.ThrowsAsync<OutOfTimeException>(story.SweepAsync);
        Assert.Empty(story.Sent);

        story.SweepTime = TimeSpan.FromMinutes(15);
        Assert.Equal(3, (await story.SweepAsync()).Sent);
    }

    [Fact]
    public async Task That_commands_are_refused_is_told()
    {
        using var story = await PatchStory.BeginAsync(local, region: "eu-south-1");
        await story.LaunchAsync(PatchStory.Debian13);
        story.Fault("ssm", "SendCommand", FaultKind.Denied, times: 9);

        Assert.Equal(1, (await story.SweepAsync()).NotPatched);
        await story.SweepAsync();

        Assert.Contains("nothing could be sent to it: AccessDenied", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }
}
