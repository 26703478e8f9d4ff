
namespace Remediation.Functions.Tests.Patching;

/// <summary>The functions are killed at each of their calls to AWS in turn, before it is sent and after AWS has done it.</summary>
public sealed class KilledTests(LocalAwsWithAFleet local)
{
    public static TheoryData<int, bool> EveryCall()
    {
        var calls = new TheoryData<int, bool>();
        for (int call = 1; call <= 9; call++)
        {
            calls.Add(call, false);
            calls.Add(call, true);
        }

        return calls;
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Killed_at_any_call_the_instance_is_patched_exactly_once_and_told_once(int call, bool after)
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13);

        await KilledAsync(story, call, after, () => story.PatchAsync(id));
        await ListedAsync(story, id);
        await UntilDoneAsync(story, receives => story.PatchAsync(id, receives));

        story.AssertSentOnce();
        var ended = await story.EndOfCommandAsync(id);
        await story.ReportAsync(ended);
        Assert.Single(story.Notices);
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Killed_at_any_call_the_report_is_not_lost_and_the_next_step_is_sent_once(int call, bool after)
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13, "0s", ("remediation:patch", "typo3"));
        await story.PatchAsync(id);
        var ended = await story.EndOfCommandAsync(id);

        bool killed = await KilledAsync(story, call, after, () => story.ReportAsync(ended));
        await ListedAsync(story, id);
        // Lambda tries again a minute later; what cannot be done then is put into the queue.
        story.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.ReportAsync(ended);
        story.Clock.Advance(TimeSpan.FromSeconds(330));
        foreach (var again in story.PutBack())
        {
            await UntilDoneAsync(story, receives => story.PatchAsync([again], receives));
        }

        // Killed between publishing and writing that down, a notice comes twice: better than not at all.
        Assert.InRange(story.Notices.Count, 1, killed ? 2 : 1);
        Assert.Equal(["remediation-UpdateOperatingSystem", "remediation-UpdateTypo3"], story.Sent.Select(sent => sent.Parameters["DocumentName"]));
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Killed_at_any_call_an_instance_without_an_agent_is_told(int call, bool after)
    {
        using var story = await PatchStory.BeginAsync(local);
        string id = await story.LaunchAsync(PatchStory.Debian13, agent: "never");
        story.Clock.Advance(TimeSpan.FromHours(1));

        bool killed = await KilledAsync(story, call, after, () => story.PatchAsync(id));
        await UntilDoneAsync(story, receives => story.PatchAsync(id, receives));

        Assert.InRange(story.Notices.Count, 1, killed ? 2 : 1);
    }

    /// <summary>Systems Manager shows a command a moment after it was sent; the minutes that pass here are none to it.</summary>
    private static async Task ListedAsync(PatchStory story, string id)
    {
        if (story.Sent.Count > 0)
        {
            await story.EndOfCommandAsync(id, story.Sent.Count);
        }
    }

    /// <summary>Whether it was killed, or ended before it came to that call.</summary>
    private static async Task<bool> KilledAsync(PatchStory story, int call, bool after, Func<Task> run)
    {
        story.Executioner.Reset(call, after);
        try
        {
            await run();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
        finally
        {
            story.Executioner.Reset();
        }
    }

    private static async Task UntilDoneAsync(PatchStory story, Func<int, Task<Amazon.Lambda.SQSEvents.SQSBatchResponse>> receive)
    {
        for (int receives = 2; receives < 10; receives++)
        {
            story.Clock.Advance(TimeSpan.FromMinutes(2));
            if ((await receive(receives)).BatchItemFailures.Count == 0)
            {
                return;
            }
        }

        Assert.Fail("The message came back for ever.");
    }
}
