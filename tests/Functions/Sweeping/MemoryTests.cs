using Remediation.Actions.Memory;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>What a sweep remembers of the one before.</summary>
public sealed class MemoryTests(LocalAwsWithoutFunctions local, LocalAwsWithAFleet another)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_memory_has_everything_told_again_and_is_mended()
    {
        using var story = await SweepStory.BeginAsync(local);
        await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        await story.SweepAsync();
        string[] damages = ["1 not base64!", "1 AAAA", "2 AAAAAAAAAAA=", "AAAAAAAAAAA=", " "];
        foreach (string damage in damages)
        {
            await story.RememberAsync("sweep/0", damage);
            await story.SweepAsync();
            await story.SweepAsync();
        }

        Assert.Equal(1 + damages.Length, story.Notices.Count);
        Assert.All(story.Notices, notice => Assert.Equal(story.Notices[0].Message, notice.Message));
        Assert.Contains("It remembers no earlier sweep", story.Notices[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_read_has_everything_told_again_and_why()
    {
        using var story = await SweepStory.BeginAsync(local);
        string groupId = await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        await story.SweepAsync();
        story.Fault("ssm", "GetParametersByPath", FaultKind.Denied);

        await story.SweepAsync();

        Assert.Contains("could not be read, so everything is told again", story.Notices[^1].Message, StringComparison.Ordinal);
        Assert.Contains(groupId, story.Notices[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_written_does_not_fail_a_sweep_that_was_told()
    {
        using var story = await SweepStory.BeginAsync(local);
        await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        story.Fault("ssm", "PutParameter", FaultKind.Denied);

        var first = await story.SweepAsync();
        var second = await story.SweepAsync();

        Assert.Equal((true, 1, true, 1), (first.IsDone, first.NewFindings, second.IsDone, second.NewFindings));
        Assert.Equal(2, story.Notices.Count);
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_by_the_next_attempt()
    {
        using var story = await SweepStory.BeginAsync(local);
        await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        story.Fault("sns", "Publish", FaultKind.Denied);

        await Assert.ThrowsAnyAsync<Exception>(() => story.SweepAsync());
        Assert.Empty(await story.MemoryAsync());
        await story.SweepAsync();

        Assert.Single(story.Notices);
    }

    [Fact]
    public async Task Thousands_of_findings_are_kept_in_several_parameters_and_fewer_in_fewer_again()
    {
        using var story = await SweepStory.BeginAsync(another);
        var memory = new SweepMemory(new ParameterStore(story.Ssm, story.Settings.MemoryPath));
        var random = new Random(7);
        HashSet<ulong> many = [.. Enumerable.Range(0, 4000).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
        Assert.Null(await memory.ReadAsync(Cancellation));

        await memory.WriteAsync(many, Cancellation);
        Assert.Equal(many, await memory.ReadAsync(Cancellation));
        int written = story.Calls.Count(call => call.Action == "PutParameter");
        Assert.Equal(11, written);
        await memory.WriteAsync(many, Cancellation);
        Assert.Equal(written, story.Calls.Count(call => call.Action == "PutParameter"));

        await memory.WriteAsync([1, 2, ulong.MaxValue], Cancellation);
        Assert.True((await memory.ReadAsync(Cancellation))!.SetEquals([1, 2, ulong.MaxValue]));
        Assert.Equal(10, story.Calls.Count(call => call.Action == "DeleteParameter"));
        await memory.WriteAsync([], Cancellation);
        Assert.Empty((await memory.ReadAsync(Cancellation))!);
    }

    [Fact]
    public async Task A_part_that_is_missing_makes_the_memory_none()
    {
        using var story = await SweepStory.BeginAsync(another);
        var store = new ParameterStore(story.Ssm, story.Settings.MemoryPath);
        var memory = new SweepMemory(store);
        await memory.WriteAsync([.. Enumerable.Range(0, 1000).Select(number => (ulong)number)], Cancellation);
        await store.DeleteAsync("sweep/1", Cancellation);

        Assert.Null(await memory.ReadAsync(Cancellation));
    }
}
