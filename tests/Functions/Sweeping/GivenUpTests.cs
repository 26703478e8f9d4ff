using System.Globalization;
using Remediation.Bootstrap.SecurityGroupSweep;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Conflicts;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>What the guard has given up, the sweep leaves too: a fight that is ended is not begun anew every hour.</summary>
public sealed class GivenUpTests(LocalAwsWithoutFunctions local)
{
    private static readonly ConflictPolicy Impatient = new() { Times = 2, Window = TimeSpan.FromHours(3) };

    [Fact]
    public async Task An_enforcing_sweep_leaves_it_open_tells_it_once_and_closes_everything_else()
    {
        using var story = await SweepStory.BeginAsync(local, Enforcing);
        string groupId = await story.CreateGroupAsync("fought over", Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 3389", Rule.World));
        await RememberAsync(story, groupId, Impatient.GiveUpAfter + 1, SweepStory.Now);

        await story.SweepAsync();

        Assert.Equal("tcp 22 from 0.0.0.0/0", Assert.Single(await story.RulesAsync(groupId)).ToString());
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("StillOpen", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.StartsWith("Sweep: 1 rule closed, 1 rule open that must not be", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("it was closed again and again and is left open now", notice.Message, StringComparison.Ordinal);
        await story.SweepAsync();
        Assert.Single(story.Notices);
        Assert.Single(await story.RulesAsync(groupId));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 4)]
    public async Task What_came_back_less_often_or_so_long_ago_that_it_does_not_count_is_closed(int more, int hoursAgo)
    {
        using var story = await SweepStory.BeginAsync(local, Enforcing);
        string groupId = await story.CreateGroupAsync("fought over", Rule.Of("tcp 22", Rule.World));
        await RememberAsync(story, groupId, Impatient.GiveUpAfter + more, SweepStory.Now.AddHours(-hoursAgo));

        await story.SweepAsync();

        Assert.Empty(await story.RulesAsync(groupId));
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task Without_memory_it_is_closed()
    {
        using var story = await SweepStory.BeginAsync(local, Enforcing);
        string groupId = await story.CreateGroupAsync("fought over", Rule.Of("tcp 22", Rule.World));
        await RememberAsync(story, groupId, Impatient.GiveUpAfter + 1, SweepStory.Now);
        story.Fault("ssm", "GetParametersByPath", FaultKind.Denied, times: 100);

        await story.SweepAsync();

        Assert.Empty(await story.RulesAsync(groupId));
    }

    private static SweepSettings Enforcing(SweepSettings settings) => SweepStory.Enforcing(settings) with { Conflicts = Impatient };

    private static Task RememberAsync(SweepStory story, string groupId, int times, DateTimeOffset last) => story.RememberAsync(
        $"openings/{groupId}/times",
        $"{string.Join(',', Enumerable.Range(1, times).Select(back => last.AddMinutes(-back).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)).Reverse())}\ttcp 22 from 0.0.0.0/0");
}
