using Remediation.Bootstrap;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Telling;

/// <summary>Whichever function tells more than people read puts the rest where notices are joined.</summary>
public sealed class TooFastTests(LocalAwsWithoutFunctions groups, LocalAwsWithAFleet instances)
{
    [Fact]
    public async Task The_guard()
    {
        var aws = await groups.HostAsync();
        using var story = await Story.BeginAsync(groups, settings => settings with { Joining = AtOnce(aws, settings.Region) });
        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Empty(story.Notices);
        AssertJoined(story.Calls);
    }

    [Fact]
    public async Task The_sweep()
    {
        var aws = await instances.HostAsync();
        using var story = await SweepStory.BeginAsync(instances, settings => settings with { Joining = AtOnce(aws, settings.Region) });
        await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        await story.SweepAsync();

        Assert.Empty(story.Notices);
        AssertJoined(story.Calls);
    }

    [Theory]
    [InlineData("InstancePatcher")]
    [InlineData("PatchReporter")]
    [InlineData("PatchSweep")]
    public async Task The_functions_that_patch(string function)
    {
        var aws = await instances.HostAsync();
        using var story = await PatchStory.BeginAsync(
            instances, settings => settings with { Joining = AtOnce(aws, settings.Region) }, function == "PatchSweep" ? "ap-southeast-5" : null);
        string id = await story.LaunchAsync(PatchStory.Debian13, function == "PatchReporter" ? "0s" : "never");
        switch (function)
        {
            case "PatchReporter":
                await story.PatchAsync(id);
                await story.ReportAsync(await story.EndOfCommandAsync(id));
                break;
            case "InstancePatcher":
                story.Clock.Advance(TimeSpan.FromHours(1));
                await story.PatchAsync(id);
                break;
            default:
                story.Clock.Advance(TimeSpan.FromHours(1));
                await story.SweepAsync();
                break;
        }

        Assert.Empty(story.Notices);
        AssertJoined(story.Calls);
    }

    private static JoinSettings AtOnce(LocalAwsHost aws, string region) =>
        new($"{aws.Endpoint}{aws.Options.AccountId}/{aws.StackIn(region).Queues.Single(queue => queue.LogicalId == "JoinedNotices").Name}", 0);

    private static void AssertJoined(IReadOnlyList<JournalEntry> calls) =>
        Assert.Single(calls, call => call is { Action: "SendMessage", ErrorCode: null } && call.Parameters["QueueUrl"].Contains("JoinedNotices", StringComparison.Ordinal));
}
