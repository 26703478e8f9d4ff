using Remediation.Decisions.Sweeping;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>Lambda ends an invocation after 15 minutes; a sweep takes as long as it takes.</summary>
public sealed class GoingOnTests(LocalAwsWithoutFunctions local)
{
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AlmostOver = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Between_two_pages_it_stops_and_the_next_invocation_goes_on_there_and_tells_of_the_whole()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        story.Ec2.GroupsAPage = 5;
        var groups = await CreateAsync(story, 11);
        int pages = 0;
        story.Ec2.OnDescribedGroups = _ =>
        {
            pages++;
            return Task.CompletedTask;
        };
        story.Ec2.OnListedRules = _ =>
        {
            story.Context.RemainingTime = pages == 1 && story.Calls.Count(call => call.Action == "RevokeSecurityGroupIngress") == 4 ? AlmostOver : story.Context.RemainingTime;
            return Task.CompletedTask;
        };

        var first = await story.SweepAsync();

        Assert.False(first.IsDone);
        Assert.Equal((5, 1), (first.Groups, pages));
        Assert.Empty(story.Notices);
        Assert.Empty(await story.MemoryAsync());
        story.Context.RemainingTime = Plenty;

        var second = await story.SweepAsync(Assert.Single(story.GoOns));

        Assert.True(second.IsDone);
        Assert.Equal((12, 11), (second.Groups, second.NewFindings));
        var notice = Assert.Single(story.Notices);
        Assert.All(groups, groupId => Assert.Equal(1, notice.Message.Split($"Closed in {groupId} ").Length - 1));
        Assert.Contains("12 security groups", notice.Message, StringComparison.Ordinal);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task In_the_middle_of_a_page_it_stops_too_and_what_was_found_and_closed_counts_once()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        var groups = await CreateAsync(story, 6);
        int closed = 0;
        story.Ec2.BeforeRevoke = RunOutAfterTwo;

        Assert.False((await story.SweepAsync()).IsDone);
        Assert.Equal(2, closed);
        story.Ec2.BeforeRevoke = null;
        story.Context.RemainingTime = Plenty;
        var result = await story.SweepAsync(Assert.Single(story.GoOns));

        Assert.Equal((true, 7, 6), (result.IsDone, result.Groups, result.NewFindings));
        var notice = Assert.Single(story.Notices);
        Assert.StartsWith("Sweep: 6 rules closed", notice.Subject, StringComparison.Ordinal);
        Assert.All(groups, groupId => Assert.Equal(1, notice.Message.Split($"Closed in {groupId} ").Length - 1));

        Task RunOutAfterTwo()
        {
            story.Context.RemainingTime = ++closed == 2 ? AlmostOver : story.Context.RemainingTime;
            story.Ec2.BeforeRevoke = RunOutAfterTwo;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_function_whose_time_is_always_too_short_does_not_invoke_itself_for_ever()
    {
        using var story = await SweepStory.BeginAsync(local);
        await CreateAsync(story, 1);
        story.Context.RemainingTime = AlmostOver;

        var result = await story.SweepToTheEndAsync();

        Assert.Equal(14, story.GoOns.Count);
        Assert.True(result.IsDone);
        Assert.Contains("Give the function a longer timeout", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_is_lost_or_comes_twice_does_no_harm()
    {
        using var story = await SweepStory.BeginAsync(local);
        await CreateAsync(story, 3);
        story.Context.RemainingTime = AlmostOver;
        await story.SweepAsync();
        story.Context.RemainingTime = Plenty;

        await story.SweepAsync(story.GoOns[0]);
        await story.SweepAsync(story.GoOns[0]);
        await story.SweepAsync();

        Assert.Single(story.Notices);
    }

    [Fact]
    public void The_largest_input_fits_into_an_asynchronous_invocation()
    {
        var state = Bootstrap.SecurityGroupSweep.SweepState.Begin(null, null, SweepStory.Now);
        for (int i = 0; i < 50_000; i++)
        {
            state.Tally.Add(new SweepFinding($"sg-{i:D17}", new string('"', 255), $"sgr-{i:D17}", "tcp 22 from 0.0.0.0/0", FindingRank.MustClose, new string('r', 600)));
        }

        var rules = Enumerable.Range(0, 60).Select(i => Rule.Of($"tcp {i}", Rule.World, new string('<', 255), $"sgr-{i:D17}")).ToList();
        for (int i = 0; i < 200; i++)
        {
            var outcome = new Actions.SecurityGroups.GroupOutcome
            {
                Decision = Notices.Reports.Judge(Notices.Reports.Group([.. rules])), Mode = Actions.RemediationMode.Enforce, Closed = rules,
            };
            state.Add(outcome, Remediation.Notices.SecurityGroups.UndoCommands.For("eu-central-1", "sg-1", rules, []));
            state.AddProblem(new string('\'', 5000));
        }

        byte[] input = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new Bootstrap.SecurityGroupSweep.SweepInput { GoOn = state.ProgressAt("next") }, Bootstrap.SecurityGroupSweep.SweepJson.Default.SweepInput);

        Assert.InRange(input.Length, 200_000, 1_000_000);
        var again = Bootstrap.SecurityGroupSweep.SweepState.Begin(
            System.Text.Json.JsonSerializer.Deserialize(input, Bootstrap.SecurityGroupSweep.SweepJson.Default.SweepInput)!.GoOn, null, SweepStory.Now.AddHours(1));
        Assert.Equal((SweepStory.Now, 50_000, 2, 12_000, 200, 200), (again.Began, again.Tally.NewFindings, again.Invocations, again.RulesClosed, again.GroupsClosed, again.ProblemsMet));
        Assert.Equal(state.Tally.WorstNew, again.Tally.WorstNew);
        Assert.Equal(50_000, again.Tally.Counts[FindingRank.MustClose]);
    }

    private static async Task<IReadOnlyList<string>> CreateAsync(SweepStory story, int number)
    {
        var groups = new List<string>();
        for (int i = 0; i < number; i++)
        {
            groups.Add(await story.CreateGroupAsync($"group-{i}", Rule.Of("tcp 22", Rule.World)));
        }

        return groups;
    }
}
