using System.Globalization;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.Actions.Memory;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>The guard leaves a parameter for each group that was opened; the sweep clears away those that do not count any more.</summary>
public sealed class ForgettingTests(LocalAwsWithoutFunctions local, LocalAwsWithAFleet another)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_openings_within_the_time_that_counts_are_kept_and_nothing_but_openings_is_touched(bool enforcing)
    {
        using var story = await SweepStory.BeginAsync(local, settings => enforcing ? SweepStory.Enforcing(settings) : settings);
        await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        await RememberAsync(story, "sg-old", TimeSpan.FromHours(25), TimeSpan.FromDays(9));
        await RememberAsync(story, "sg-now-and-then", TimeSpan.FromDays(9), TimeSpan.FromHours(23));
        await story.RememberAsync("openings/sg-damaged/times", "nonsense");
        await story.RememberAsync("somebody-elses", "text");

        await story.SweepAsync();

        Assert.Equal(["openings/sg-now-and-then/times", "somebody-elses", "sweep/0"], await NamesAsync(story));
    }

    [Fact]
    public async Task Of_very_many_some_go_with_each_sweep_and_the_calls_are_few()
    {
        using var story = await SweepStory.BeginAsync(another);
        var memory = new OpeningMemory(new ParameterStore(story.Ssm, story.Settings.MemoryPath));
        for (int number = 0; number < 120; number++)
        {
            await story.RememberAsync($"openings/sg-{number:D3}/times", $"{Story.Now.AddDays(-2).ToUnixTimeSeconds()}\ttcp 22 from 0.0.0.0/0");
        }

        Assert.Equal(100, await memory.ForgetAsync(Story.Now.AddDays(-1), Cancellation));
        Assert.InRange(story.Calls.Count(call => call.Action == "GetParametersByPath"), 12, 13);
        Assert.Equal(100, story.Calls.Count(call => call.Action == "DeleteParameter"));
        Assert.Equal(20, await memory.ForgetAsync(Story.Now.AddDays(-1), Cancellation));
        Assert.Equal(0, await memory.ForgetAsync(Story.Now.AddDays(-1), Cancellation));
    }

    [Fact]
    public async Task When_it_may_not_the_sweep_is_none_the_worse()
    {
        using var story = await SweepStory.BeginAsync(local);
        await RememberAsync(story, "sg-old", TimeSpan.FromDays(2));
        story.Fault("ssm", "DeleteParameter", FaultKind.Denied);

        Assert.True((await story.SweepAsync()).IsDone);
        await story.SweepAsync();

        Assert.DoesNotContain("openings/sg-old/times", await NamesAsync(story));
    }

    private static Task RememberAsync(SweepStory story, string groupId, params TimeSpan[] ago) => story.RememberAsync(
        $"openings/{groupId}/times",
        string.Join('\n', ago.Select((span, port) => $"{(SweepStory.Now - span).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}\ttcp {port} from 0.0.0.0/0")));

    private static async Task<IEnumerable<string>> NamesAsync(SweepStory story)
    {
        var found = await story.Memory.GetParametersByPathAsync(new GetParametersByPathRequest { Path = story.Settings.MemoryPath, Recursive = true }, Cancellation);
        return found.Parameters.Select(parameter => parameter.Name[(story.Settings.MemoryPath.Length + 1)..]).Order(StringComparer.Ordinal);
    }
}
