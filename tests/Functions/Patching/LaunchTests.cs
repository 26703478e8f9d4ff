using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Patching;

namespace Remediation.Functions.Tests.Patching;

/// <summary>An instance starts: it is patched as soon as it can be, once, or people hear why it is not.</summary>
public sealed class LaunchTests(LocalAwsWithAFleet local)
{
    [Fact]
    public async Task A_fresh_Debian_12_is_patched_by_Patch_Manager()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);

        var answer = await story.PatchAsync(id);

        Assert.Empty(answer.BatchItemFailures);
        var sent = Assert.Single(story.Sent);
        Assert.Equal("AWS-RunPatchBaseline", sent.Parameters["DocumentName"]);
        Assert.Equal(Written(id), sent.Parameters["InstanceIds"]);
        Assert.Equal("""{"Operation":["Install"],"RebootOption":["RebootIfNeeded"]}""", sent.Parameters["Parameters"]);
        Assert.Equal($"{story.Settings.MemoryPath}: a launch", sent.Parameters["Comment"]);
        Assert.Empty(story.Notices);
    }

    [Fact]
    public async Task A_fresh_Debian_13_which_Patch_Manager_does_not_know_is_patched_by_our_document()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13);

        await story.PatchAsync(id);

        var sent = Assert.Single(story.Sent);
        Assert.Equal("remediation-UpdateOperatingSystem", sent.Parameters["DocumentName"]);
        Assert.Equal("""{"Mode":["security"],"Reboot":["IfNeeded"]}""", sent.Parameters["Parameters"]);
    }

    [Fact]
    public async Task Settings_ask_for_all_updates_without_a_reboot_and_for_our_document_everywhere()
    {
        using var story = await PatchStory.BeginAsync(local, settings => settings with
        {
            Policy = new PatchPolicy { Engine = PatchEngine.OwnDocument, Updates = Updates.All, Reboot = Reboot.Never },
        });
        string id = await story.LaunchAsync(PatchStory.Debian12);

        await story.PatchAsync(id);

        var sent = Assert.Single(story.Sent);
        Assert.Equal("remediation-UpdateOperatingSystem", sent.Parameters["DocumentName"]);
        Assert.Equal("""{"Mode":["full"],"Reboot":["Never"]}""", sent.Parameters["Parameters"]);
    }

    [Fact]
    public async Task Two_events_about_one_launch_delivered_twice_and_in_any_order_send_one_command()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        JsonObject[] both = [story.Started(id), story.Launched(id)];

        await story.PatchAsync([both[1], both[0], both[1]]);
        await story.PatchAsync([both[0]]);
        await story.PatchAsync([both[1]], receives: 2);
        await story.EndOfCommandAsync(id);
        await story.PatchAsync(both);

        Assert.Single(story.Sent);
    }

    [Fact]
    public async Task Invocations_at_the_same_moment_send_one_command()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => story.PatchAsync(id)));

        Assert.Single(story.Sent);
        Assert.Contains(answers, answer => answer.BatchItemFailures.Count == 0);
    }

    [Fact]
    public async Task Instances_that_start_together_are_sent_one_command()
    {
        using var story = await PatchStory.BeginAsync(local);
        string[] ids = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13)];

        var answer = await story.PatchAsync([.. ids.Select(story.Started)]);

        Assert.Empty(answer.BatchItemFailures);
        Assert.Equal(Written(ids), Assert.Single(story.Sent).Parameters["InstanceIds"]);
    }

    [Fact]
    public async Task While_the_agent_is_not_there_the_message_comes_back_with_growing_delays()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12, agent: "never");

        foreach (int receives in (int[])[1, 2, 3, 4, 5, 6, 40])
        {
            var answer = await story.PatchAsync(id, receives);
            Assert.Equal(story.Started(id)["id"].String(), Assert.Single(answer.BatchItemFailures).ItemIdentifier);
        }

        Assert.Equal(
            ["15", "30", "60", "120", "240", "300", "300"],
            story.Calls.Where(call => call.Action == "ChangeMessageVisibility").Select(call => call.Parameters["VisibilityTimeout"]));
        Assert.Empty(story.Sent);

        await story.AgentAsync(id, new JsonObject { ["registersAfterSeconds"] = 0 });
        await story.Aws.Events.WaitForAsync<AgentRegistered>(registered => registered.InstanceId == id, PatchStory.Patience, TestContext.Current.CancellationToken);
        Assert.Empty((await story.PatchAsync(id, 41)).BatchItemFailures);
        Assert.Single(story.Sent);
    }

    [Fact]
    public async Task One_message_of_a_batch_waits_and_the_others_are_done()
    {
        using var story = await PatchStory.BeginAsync(local);
        string ready = await story.LaunchAsync(PatchStory.Debian13);
        string late = await story.LaunchAsync(PatchStory.Debian13, agent: "never");
        string gone = await story.LaunchAsync(PatchStory.Debian13, agent: "never");
        await story.Alice.CallAsync("TerminateInstances", [new("InstanceId.1", gone)], TestContext.Current.CancellationToken);

        var answer = await story.PatchAsync([story.Started(late), story.Started(ready), story.Started(gone)]);

        Assert.Equal(story.Started(late)["id"].String(), Assert.Single(answer.BatchItemFailures).ItemIdentifier);
        Assert.Equal(Written(ready), Assert.Single(story.Sent).Parameters["InstanceIds"]);
    }

    [Fact]
    public async Task An_instance_that_never_registers_is_told_once_with_the_causes_and_what_to_do()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12, agent: "never");
        story.Clock.Advance(TimeSpan.FromMinutes(45));

        var answer = await story.PatchAsync([story.Started(id), story.Launched(id)], receives: 13);
        await story.PatchAsync(id, receives: 14);

        Assert.Empty(answer.BatchItemFailures);
        Assert.Empty(story.Sent);
        var notice = Assert.Single(story.Notices);
        Assert.StartsWith($"NOT PATCHED: web-1 ({id}) has no agent that answers", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("taken for Debian, because its image", notice.Message, StringComparison.Ordinal);
        Assert.Contains("1. it has no instance profile", notice.Message, StringComparison.Ordinal);
        Assert.Contains("2. it has no agent: Debian's images come without one", notice.Message, StringComparison.Ordinal);
        Assert.Contains("docs/install-agent.sh", notice.Message, StringComparison.Ordinal);
        Assert.Equal(("NotManaged", "medium", id), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["resource"]));
        Assert.Equal("InstancesNotManaged 1", story.Written.InWords());
    }

    [Fact]
    public async Task An_agent_that_went_silent_is_told_as_such()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        await story.AgentAsync(id, new JsonObject { ["pingStatus"] = "ConnectionLost" });
        story.Clock.Advance(TimeSpan.FromMinutes(44));
        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);

        story.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty((await story.PatchAsync(id)).BatchItemFailures);

        Assert.Contains("1. the agent had registered and is silent since", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_hears_of_an_instance_that_is_not_to_be_patched()
    {
        using var story = await PatchStory.BeginAsync(local);
        string optedOut = await story.LaunchAsync(PatchStory.Debian12, "0s", ("remediation:patch", "off"));
        string amazon = await story.LaunchAsync("al2023");
        string withoutAgent = await story.LaunchAsync("al2023", agent: "never");

        Assert.Empty((await story.PatchAsync([story.Started(optedOut), story.Started(amazon)])).BatchItemFailures);
        story.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await story.PatchAsync(withoutAgent)).BatchItemFailures);

        Assert.Empty(story.Sent);
        Assert.Empty(story.Notices);
    }

    [Fact]
    public async Task What_the_agent_reports_decides_whatever_the_image_is_called()
    {
        using var story = await PatchStory.BeginAsync(local);
        string looksLikeDebian = await story.LaunchAsync(PatchStory.Debian12);
        await story.AgentAsync(looksLikeDebian, new JsonObject { ["platformName"] = "Amazon Linux", ["platformVersion"] = "2023" });
        string isDebian = await story.LaunchAsync("al2023");
        await story.AgentAsync(isDebian, new JsonObject { ["platformName"] = "Debian GNU/Linux", ["platformVersion"] = "13" });

        await story.PatchAsync([story.Started(looksLikeDebian), story.Started(isDebian)]);

        Assert.Equal(Written(isDebian), Assert.Single(story.Sent).Parameters["InstanceIds"]);
    }

    [Fact]
    public async Task A_tag_asks_for_what_is_no_Debian_and_for_what_cannot_be_patched_somebody_hears()
    {
        using var story = await PatchStory.BeginAsync(local);
        string amazon = await story.LaunchAsync("al2023", "0s", ("remediation:patch", "on"));
        string slackware = await story.LaunchAsync("al2023", "0s", ("remediation:patch", "on"));
        await story.AgentAsync(slackware, new JsonObject { ["platformName"] = "Slackware", ["platformVersion"] = "15" });

        await story.PatchAsync([story.Started(amazon), story.Started(slackware)]);

        Assert.Equal(Written(amazon), Assert.Single(story.Sent).Parameters["InstanceIds"]);
        var notice = Assert.Single(story.Notices);
        Assert.Contains(slackware, notice.Subject, StringComparison.Ordinal);
        Assert.Contains("it runs Slackware 15", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_and_started_it_is_not_patched_again_before_its_time()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        await story.PatchAsync(id);
        await story.EndOfCommandAsync(id);

        story.Clock.Advance(TimeSpan.FromHours(19));
        await story.PatchAsync(id);
        Assert.Single(story.Sent);

        story.Clock.Advance(TimeSpan.FromHours(2));
        await story.PatchAsync(id);
        Assert.Equal(2, story.Sent.Count);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_goes_to_the_dead_letter_queue_and_holds_nobody_up()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        var broken = story.Started(id);
        broken["detail"] = new JsonObject { ["state"] = "running" };

        var answer = await story.PatchAsync([broken, story.Started(id)]);

        Assert.Empty(answer.BatchItemFailures);
        Assert.Single(story.Sent);
        var put = Assert.Single(story.Calls, call => call.Action == "SendMessage");
        Assert.Contains("FailedLaunches", put.Parameters["QueueUrl"], StringComparison.Ordinal);
        Assert.Equal(broken.ToJsonString(), put.Parameters["MessageBody"]);
    }

    [Fact]
    public async Task A_throttled_command_is_sent_the_next_time()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        story.Fault("ssm", "SendCommand", FaultKind.Throttle);

        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);
        Assert.Empty((await story.PatchAsync(id, 2)).BatchItemFailures);

        Assert.Single(story.Sent);
    }

    [Fact]
    public async Task A_command_whose_answer_was_lost_is_found_again_and_not_sent_twice()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        story.Fault("ssm", "SendCommand", FaultKind.LostAnswer);

        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);
        Assert.Single((await story.PatchAsync(id, 2)).BatchItemFailures);
        await story.EndOfCommandAsync(id);
        story.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty((await story.PatchAsync(id, 3)).BatchItemFailures);

        story.AssertSentOnce();
    }

    [Fact]
    public async Task One_that_has_just_stopped_does_not_keep_the_others_from_being_patched()
    {
        using var story = await PatchStory.BeginAsync(local);
        string[] ids = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13)];
        story.Aws.Faults.Add(new Fault("ssm", "SendCommand", FaultKind.Error) { Caller = story.Caller, Times = 1, Code = "InvalidInstanceId", Status = 400 });

        Assert.Empty((await story.PatchAsync([.. ids.Select(story.Started)])).BatchItemFailures);

        Assert.Equal(ids.Select(id => Written(id)), story.Sent.Select(sent => sent.Parameters["InstanceIds"]));
    }

    [Fact]
    public async Task A_command_that_may_never_be_sent_is_told_at_the_deadline()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        story.Fault("ssm", "SendCommand", FaultKind.Denied, times: 9);

        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);
        story.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Empty((await story.PatchAsync(id, 20)).BatchItemFailures);

        Assert.Contains("nothing could be sent to it: AccessDenied", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_at_the_deadline_is_no_reason_to_tell_that_nothing_was_sent()
    {
        using var story = await PatchStory.BeginAsync(local, settings => settings with { Deadline = TimeSpan.Zero });
        string id = await story.LaunchAsync(PatchStory.Debian12);
        story.Fault("ssm", "SendCommand", FaultKind.LostAnswer);

        Assert.Single((await story.PatchAsync(id, 13)).BatchItemFailures);
        await story.EndOfCommandAsync(id);
        story.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty((await story.PatchAsync(id, 14)).BatchItemFailures);

        Assert.Empty(story.Notices);
        story.AssertSentOnce();
    }

    [Fact]
    public async Task While_nothing_can_be_looked_at_the_message_comes_back_and_at_the_deadline_people_hear_of_it()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        story.Fault("ec2", "DescribeInstances", FaultKind.Denied, times: 20);

        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);
        Assert.Empty(story.Notices);
        story.Clock.Advance(TimeSpan.FromMinutes(46));
        Assert.Single((await story.PatchAsync(id, 13)).BatchItemFailures);
        Assert.Single((await story.PatchAsync(id, 14)).BatchItemFailures);

        Assert.Contains("it could not be looked at:", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_waits_for_the_schedule_and_not_for_a_restart()
    {
        using var story = await PatchStory.BeginAsync(local, region: "eu-west-3");
        string id = await story.LaunchAsync(PatchStory.Debian13);
        await story.AgentAsync(id, new JsonObject { ["results"] = new JsonObject { ["UpdateOperatingSystem"] = new JsonObject { ["responseCode"] = 20 } } });
        await story.PatchAsync(id);
        await story.EndOfCommandAsync(id);

        story.Clock.Advance(TimeSpan.FromHours(2));
        await story.PatchAsync(id);
        Assert.Single(story.Sent);

        await story.SweepAsync();
        Assert.Equal(2, story.Sent.Count);
    }

    [Fact]
    public async Task A_lock_of_somebody_who_was_killed_is_taken_over_by_one()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13);
        await story.LockAsync(id);

        Assert.Single((await story.PatchAsync(id)).BatchItemFailures);
        story.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => story.PatchAsync(id)));

        story.AssertSentOnce();
    }

    private static string Written(params string[] ids) => $"[{string.Join(',', ids.Select(id => $"\"{id}\""))}]";
}
