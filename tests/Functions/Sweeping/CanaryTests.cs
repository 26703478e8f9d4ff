using Remediation.Decisions.Canary;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>A sweep that meets the canary's hole lets the guard close it, unless nobody does.</summary>
public sealed class CanaryTests(LocalAwsWithoutFunctions local)
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(59, 0)]
    [InlineData(61, 1)]
    public async Task A_fresh_hole_is_left_alone_and_one_that_stays_is_closed_and_told(int minutes, int notices)
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string canary = await story.CreateGroupAsync("canary", Rule.Of("tcp 22", Rule.World, CanaryOpening.Describe(SweepStory.Now.AddMinutes(-minutes))));
        story.Settings = story.Settings with { CanaryGroupId = canary };

        await story.SweepAsync();

        Assert.Equal(notices, story.Notices.Count);
        Assert.Equal(1 - notices, (await story.RulesAsync(canary)).Count);
    }

    [Fact]
    public async Task Nothing_else_in_its_group_and_nothing_like_it_elsewhere_is_left_alone()
    {
        using var story = await SweepStory.BeginAsync(local);
        var hole = Rule.Of("tcp 22", Rule.World, CanaryOpening.Describe(SweepStory.Now));
        string canary = await story.CreateGroupAsync("canary", hole, Rule.Of("tcp 3389", Rule.World));
        string other = await story.CreateGroupAsync("other", hole);
        story.Settings = story.Settings with { CanaryGroupId = canary };

        var result = await story.SweepAsync();

        Assert.Equal(3, result.Findings);
        string text = Assert.Single(story.Notices).Message;
        Assert.Contains(canary, text, StringComparison.Ordinal);
        Assert.Contains(other, text, StringComparison.Ordinal);
    }
}
