using System.Text.Json.Nodes;

namespace Remediation.Functions.Tests.Patching;

/// <summary>Events are lost, late and doubled, so each of the three functions may be the one that finds what is due: each can send every document.</summary>
public sealed class WhicheverFunctionTests(LocalAwsWithAFleet local)
{
    private static readonly string[] AllOfDebian13 =
        ["remediation-UpdateOperatingSystem", "remediation-UpdateTypo3", "remediation-HardenSsh", "remediation-ReportPosture"];

    [Fact]
    public async Task The_patcher_alone_sends_one_after_the_other_when_no_end_is_reported()
    {
        using var story = await BeginAsync();
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));

        for (int step = 1; step <= AllOfDebian13.Length; step++)
        {
            await story.PatchAsync(id, step);
            await story.EndOfCommandAsync(id, step);
        }

        Assert.Equal(AllOfDebian13, story.Sent.Select(sent => sent.Parameters["DocumentName"]));
    }

    [Fact]
    public async Task The_sweep_alone_sends_one_after_the_other_and_tells_how_each_ended()
    {
        using var story = await BeginAsync("ap-south-2");
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));
        var others = await story.LaunchManyAsync(PatchStory.Debian12, 2);
        await story.AgentAsync(id, new JsonObject { ["results"] = new JsonObject { ["ReportPosture"] = new JsonObject { ["responseCode"] = 20, ["error"] = "no space left" } } });

        for (int step = 1; step <= AllOfDebian13.Length; step++)
        {
            await story.SweepAsync();
            await story.EndOfCommandAsync(id, step);
            foreach (string other in others)
            {
                await story.EndOfCommandAsync(other, Math.Min(step, 3));
            }
        }

        await story.SweepAsync();
        Assert.Equal(AllOfDebian13, story.Sent.Select(sent => sent.Parameters["DocumentName"]).Distinct().Where(name => name != "AWS-RunPatchBaseline"));
        Assert.Contains(story.Notices, notice => notice.Message.Contains("no space left", StringComparison.Ordinal));

        story.Clock.Advance(TimeSpan.FromDays(9));
        await story.SweepAsync();
        Assert.Contains(story.Calls, call => call is { Action: "DeleteParameter", ErrorCode: null } && call.Parameters["Name"].Contains("/told/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PatchStory.Debian12, "AWS-RunPatchBaseline")]
    [InlineData(PatchStory.Debian13, "remediation-UpdateOperatingSystem")]
    public async Task A_report_that_comes_a_day_late_sends_the_updates_that_are_due_again(string image, string updates)
    {
        using var story = await BeginAsync();
        string id = await story.LaunchAsync(image);
        await story.PatchAsync(id);
        await story.ReportAsync(await story.EndOfCommandAsync(id));
        var ended = await story.EndOfCommandAsync(id, 2);
        story.Clock.Advance(TimeSpan.FromHours(21));

        await story.ReportAsync(ended);

        Assert.Equal([updates, "remediation-HardenSsh", updates], story.Sent.Select(sent => sent.Parameters["DocumentName"]));
    }

    [Fact]
    public async Task A_report_about_an_instance_that_somebody_else_is_at_leaves_the_next_step_for_later()
    {
        using var story = await BeginAsync();
        string[] ids = [await story.LaunchAsync(PatchStory.Debian13), await story.LaunchAsync(PatchStory.Debian13)];
        foreach (string id in ids)
        {
            await story.PatchAsync(id);
            var ended = await story.EndOfCommandAsync(id);
            await story.LockAsync(id);
            await story.ReportAsync(ended);
        }

        Assert.Equal(2, story.Sent.Count);
        Assert.Equal(2, story.PutBack().Count);
    }

    private Task<PatchStory> BeginAsync(string? region = null) =>
        PatchStory.BeginAsync(local, settings => settings with { Policy = settings.Policy with { HardenSsh = true, ReportPosture = true } }, region);
}
