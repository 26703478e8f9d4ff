using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Patching;

namespace Remediation.Functions.Tests.Patching;

/// <summary>A run ends, well or badly: people hear of it once, and what comes next is sent.</summary>
public sealed class ReportTests(LocalAwsWithAFleet local)
{
    private const string Summary =
        """{"document":"UpdateOperatingSystem","status":"succeeded","reason":"","os":"Debian GNU/Linux 13 (trixie)","osId":"debian","osVersion":"13","endOfLife":"2030-06-30","support":"supported","seconds":41,"mode":"security","upgraded":2,"installed":1,"removed":0,"security":2,"kept":0,"held":0,"left":3,"repaired":false,"packages":[["openssl","3.5.1-1","3.5.1-1+deb13u1"],["libssl3t64","3.5.1-1","3.5.1-1+deb13u1"],["linux-image-6.12.48","","6.12.48-1"]],"packagesCut":0,"reboot":"done","rebootWhy":"a newer kernel","kernel":"6.12.48","kernelNewest":"6.12.48"}""";

    [Fact]
    public async Task What_was_installed_is_told_once_although_two_events_say_that_it_ended()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject { ["output"] = $"{Summary}\n" });
        var ended = await story.EndOfCommandAsync(id);
        var asAWhole = (JsonObject)ended.DeepClone();
        asAWhole["id"] = Guid.NewGuid().ToString();
        asAWhole["detail-type"] = "EC2 Command Status-change Notification";

        await story.ReportAsync(ended);
        await story.ReportAsync(asAWhole);
        await story.ReportAsync(ended);

        var notice = Assert.Single(story.Notices);
        Assert.StartsWith($"Patching done on web-1 ({id})", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("Debian GNU/Linux 13 (trixie), security updates until 2030-06-30", notice.Message, StringComparison.Ordinal);
        Assert.Contains("2 packages upgraded, 1 new, 3 left", notice.Message, StringComparison.Ordinal);
        Assert.Contains("openssl 3.5.1-1 -> 3.5.1-1+deb13u1", notice.Message, StringComparison.Ordinal);
        Assert.Contains("rebooted (a newer kernel)", notice.Message, StringComparison.Ordinal);
        Assert.Equal(("Patched", "low", id), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["resource"]));
        Assert.Equal("InstancesPatched 1", story.Written.InWords());
    }

    [Fact]
    public async Task A_failure_is_told_with_the_end_of_its_output()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject
        {
            ["responseCode"] = 20,
            ["output"] = """{"document":"UpdateOperatingSystem","status":"failed","reason":"The package sources could not be read. Check /etc/apt."}""" + "\n",
            ["error"] = "E: Failed to fetch http://mirror.example/dists/trixie/InRelease\nE: Some index files failed to download.",
        });

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        var notice = Assert.Single(story.Notices);
        Assert.StartsWith($"Patching FAILED on web-1 ({id})", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("it ended as Failed, exit code 20", notice.Message, StringComparison.Ordinal);
        Assert.Contains("The package sources could not be read. Check /etc/apt.", notice.Message, StringComparison.Ordinal);
        Assert.Contains("  | E: Some index files failed to download.", notice.Message, StringComparison.Ordinal);
        Assert.Equal(("NotPatched", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.Equal("InstancesFailed 1", story.Written.InWords());
    }

    [Theory]
    [InlineData("TimedOut", "Execution Timed Out", "the command did not end in time and was killed")]
    [InlineData("TimedOut", "Delivery Timed Out", "the command did not reach the instance in time")]
    [InlineData("Failed", "Undeliverable", "the command could not be delivered")]
    [InlineData("Cancelled", "Cancelled", "somebody cancelled the command")]
    public async Task Every_bad_end_has_words_of_its_own(string status, string details, string words)
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject { ["status"] = status, ["statusDetails"] = details });

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        Assert.Contains(words, Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Canceled")]
    [InlineData("Cancelled")]
    public async Task Both_spellings_of_cancelled_are_understood(string spelling)
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject { ["status"] = "Cancelled", ["statusDetails"] = "Cancelled" });
        var ended = await story.EndOfCommandAsync(id);
        ended["detail"]!["status"] = spelling;

        await story.ReportAsync(ended);

        Assert.Single(story.Notices);
    }

    [Fact]
    public async Task A_reboot_that_was_not_made_is_told()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject
        {
            ["output"] = Summary.Replace("\"reboot\":\"done\"", "\"reboot\":\"needed\"", StringComparison.Ordinal),
        });

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        var notice = Assert.Single(story.Notices);
        Assert.StartsWith("Patching done, REBOOT NEEDED on", notice.Subject, StringComparison.Ordinal);
        Assert.Equal("RebootPending", notice.Attributes["kind"]);
    }

    [Fact]
    public async Task Of_a_run_on_several_instances_one_notice_tells_the_worst_first_and_not_before_all_have_ended()
    {
        using var story = await PatchStory.BeginAsync(local);
        string well = await story.LaunchAsync(PatchStory.Debian13);
        string badly = await story.LaunchAsync(PatchStory.Debian13);
        await story.AgentAsync(well, new JsonObject { ["results"] = new JsonObject { ["UpdateOperatingSystem"] = new JsonObject { ["output"] = Summary } } });
        await story.AgentAsync(badly, new JsonObject
        {
            ["results"] = new JsonObject { ["UpdateOperatingSystem"] = new JsonObject { ["responseCode"] = 50, ["error"] = "no space left", ["seconds"] = 2 } },
        });
        await story.PatchAsync([story.Started(well), story.Started(badly)]);

        await story.ReportAsync(await story.EndOfCommandAsync(well));
        Assert.Empty(story.Notices);
        await story.ReportAsync(await story.EndOfCommandAsync(badly));

        var notice = Assert.Single(story.Notices);
        Assert.StartsWith("Patching FAILED on 1 of 2 instances", notice.Subject, StringComparison.Ordinal);
        Assert.True(
            notice.Message.IndexOf(badly, StringComparison.Ordinal) < notice.Message.IndexOf(well, StringComparison.Ordinal), "the worst comes first");
    }

    [Fact]
    public async Task On_a_TYPO3_server_TYPO3_comes_after_the_operating_system()
    {
        using var story = await PatchStory.BeginAsync(local, settings => settings with { Policy = settings.Policy with { HardenSsh = true, ReportPosture = true } });
        string id = await story.LaunchAsync("TYPO3");
        await story.PatchAsync(id);

        for (int step = 1; step <= 4; step++)
        {
            await story.ReportAsync(await story.EndOfCommandAsync(id, step));
        }

        Assert.Equal(
            ["AWS-RunPatchBaseline", "remediation-UpdateTypo3", "remediation-HardenSsh", "remediation-ReportPosture"],
            story.Sent.Select(sent => sent.Parameters["DocumentName"]));
        Assert.Equal(4, story.Notices.Count);
        Assert.StartsWith("TYPO3 update", story.Notices[1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_somebody_elses_command_is_nobodys_business()
    {
        using var story = await PatchStory.BeginAsync(local);
        using var somebody = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian12);
        await somebody.SendAsync("AWS-RunPatchBaseline", id, """{"Operation":["Scan"]}""");

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        Assert.Empty(story.Notices);
        Assert.Empty(story.Sent);
    }

    [Fact]
    public async Task What_Patch_Manager_counted_is_told_and_a_reboot_that_it_may_not_make()
    {
        using var story = await PatchStory.BeginAsync(local, settings => settings with { Policy = new PatchPolicy { Reboot = Reboot.Never } });
        string id = await story.LaunchAsync(PatchStory.Debian12);
        await story.PatchAsync(id);

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        var notice = Assert.Single(story.Notices);
        Assert.StartsWith("Patching done, REBOOT NEEDED on", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("waiting for a reboot, 0 missing, 0 failed", notice.Message, StringComparison.Ordinal);
        Assert.Contains($"aws ec2 reboot-instances --region {story.Region} --instance-ids {id}", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_image_and_a_launch_with_much_to_catch_up_are_worth_a_word()
    {
        using var story = await PatchStory.BeginAsync(local, settings => settings with { Policy = new PatchPolicy { Engine = PatchEngine.OwnDocument } });
        string id = await PatchedAsync(story, PatchStory.Debian12, "UpdateOperatingSystem", new JsonObject
        {
            ["output"] = Summary.Replace("\"upgraded\":2", "\"upgraded\":40", StringComparison.Ordinal),
        });

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        var notice = Assert.Single(story.Notices);
        Assert.Contains("The launch had to catch up on 40 packages.", notice.Message, StringComparison.Ordinal);
        Assert.Contains("is deprecated since 2026-07-17", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_a_terminated_instances_run_is_no_failure()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await PatchedAsync(story, PatchStory.Debian13, "UpdateOperatingSystem", new JsonObject { ["status"] = "Failed", ["statusDetails"] = "Undeliverable" });
        var ended = await story.EndOfCommandAsync(id);
        await story.Alice.CallAsync("TerminateInstances", [new("InstanceId.1", id)], TestContext.Current.CancellationToken);

        await story.ReportAsync(ended);

        var notice = Assert.Single(story.Notices);
        Assert.Contains("is gone", notice.Subject, StringComparison.Ordinal);
        Assert.Equal(("Patched", "low"), (notice.Attributes["kind"], notice.Attributes["severity"]));
    }

    [Fact]
    public async Task With_patching_off_what_runs_is_told_and_nothing_more_is_sent()
    {
        using var story = await PatchStory.BeginAsync(local);
        story.SendsNext = false;
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));
        await story.PatchAsync(id);

        await story.ReportAsync(await story.EndOfCommandAsync(id));

        Assert.Single(story.Notices);
        story.AssertSentOnce();
    }

    [Fact]
    public async Task A_next_step_that_is_refused_is_put_into_the_queue_and_sent_later()
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));
        await story.PatchAsync(id);
        var ended = await story.EndOfCommandAsync(id);
        story.Fault("ssm", "SendCommand", FaultKind.Throttle);

        await story.ReportAsync(ended);
        var again = Assert.Single(story.PutBack());
        Assert.Equal("330", Assert.Single(story.Calls, call => call.Action == "SendMessage").Parameters["DelaySeconds"]);
        Assert.Empty((await story.PatchAsync([again])).BatchItemFailures);

        Assert.Equal("remediation-UpdateTypo3", story.Sent[^1].Parameters["DocumentName"]);
    }

    private static async Task<string> PatchedAsync(PatchStory story, string image, string document, JsonObject result)
    {
        string id = await story.LaunchAsync(image);
        await story.AgentAsync(id, new JsonObject { ["results"] = new JsonObject { [document] = result } });
        await story.PatchAsync(id);
        return id;
    }
}
