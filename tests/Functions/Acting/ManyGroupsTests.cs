using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>A prefix list can be named by more groups than one invocation has time for.</summary>
public sealed class ManyGroupsTests(LocalAwsWithoutFunctions local)
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AlmostOver = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_groups_are_closed_by_as_many_invocations_as_it_takes_each_told_once_and_none_left()
    {
        using var story = await Story.BeginAsync(local);
        var (groups, changed) = await ListChangesAsync(story, 60);
        RunOutAfter(story, groups: 17);
        int invocations = 1;

        await story.HandleAsync(changed);
        while (story.GoOns.Count == invocations)
        {
            story.Context.RemainingTime = Plenty;
            RunOutAfter(story, groups: 17);
            await story.HandleAsync(story.GoOns[invocations++ - 1]);
        }

        Assert.Equal(4, invocations);
        Assert.Empty(await OpenAsync(story, groups));
        Assert.All(story.Notices, notice => Assert.Equal("Closed", notice.Attributes["kind"]));
        Assert.Equal(groups.Order(), story.Notices.Select(notice => notice.Attributes["resource"]).Order());
        Assert.All(story.Notices, notice => Assert.Contains("was changed, not the group.", notice.Message, StringComparison.Ordinal));
        Assert.Equal(60, story.Calls.Count(call => call.Action == "RevokeSecurityGroupIngress"));
    }

    [Fact]
    public async Task An_event_that_is_handed_on_and_delivered_again_does_no_harm()
    {
        using var story = await Story.BeginAsync(local);
        var (groups, changed) = await ListChangesAsync(story, 5);
        RunOutAfter(story, groups: 2);
        await story.HandleAsync(changed);
        story.Context.RemainingTime = Plenty;

        await story.HandleAsync(story.GoOns[0]);
        await story.HandleAsync(changed);
        await story.HandleAsync(story.GoOns[0]);

        Assert.Single(story.GoOns);
        Assert.Empty(await OpenAsync(story, groups));
        Assert.Equal(groups.Order(), story.Notices.Select(notice => notice.Attributes["resource"]).Order());
    }

    [Fact]
    public async Task A_function_whose_time_is_always_too_short_gets_one_group_further_each_time()
    {
        using var story = await Story.BeginAsync(local);
        var (groups, changed) = await ListChangesAsync(story, 3);
        story.Context.RemainingTime = AlmostOver;

        var result = await story.HandleAsync(changed);
        await story.HandleAsync(story.GoOns[0]);
        await story.HandleAsync(story.GoOns[1]);

        Assert.EndsWith("Out of time; another invocation looks at 2 more.", result.Summary, StringComparison.Ordinal);
        Assert.Equal(2, story.GoOns.Count);
        Assert.Empty(await OpenAsync(story, groups));
    }

    [Fact]
    public async Task When_the_rest_cannot_be_handed_on_that_is_told_once_and_the_next_attempt_closes_it()
    {
        using var story = await Story.BeginAsync(local);
        var (groups, changed) = await ListChangesAsync(story, 4);
        RunOutAfter(story, groups: 2);
        story.HandingOnFails = new InvalidOperationException("Lambda does not answer");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => story.HandleAsync(changed));

        Assert.Equal("Lambda does not answer", failure.Message);
        Assert.Equal(2, (await OpenAsync(story, groups)).Count);
        Assert.Equal(["Closed", "Closed", "NotChecked"], story.Notices.Select(notice => notice.Attributes["kind"]));
        Assert.Contains("could not look at every security group", story.Notices[^1].Message, StringComparison.Ordinal);
        story.Context.RemainingTime = Plenty;
        await story.HandleAsync(changed);
        Assert.Empty(await OpenAsync(story, groups));
    }

    [Fact]
    public async Task Several_groups_that_fail_are_all_named_in_the_error_and_each_is_logged_once()
    {
        using var story = await Story.BeginAsync(local);
        var (groups, changed) = await ListChangesAsync(story, 3);
        story.Fault("ec2", "DescribeSecurityGroupRules", FaultKind.Denied, times: 2);

        var failure = await Assert.ThrowsAsync<AggregateException>(() => story.HandleAsync(changed));

        Assert.Equal(2, failure.InnerExceptions.Count);
        Assert.Equal(2, (await OpenAsync(story, groups)).Count);
        string log = ((Amazon.Lambda.TestUtilities.TestLambdaLogger)story.Context.Logger).Buffer.ToString();
        Assert.Equal(2, log.Split("could not be checked").Length - 1);
        Assert.DoesNotContain("failed", log, StringComparison.Ordinal);
    }

    /// <summary>Groups that name a list, and the event of the change that opens them all.</summary>
    private static async Task<(IReadOnlyList<string> Groups, JsonObject Changed)> ListChangesAsync(Story story, int number)
    {
        string list = await story.Alice.CreatePrefixListAsync($"many-{Guid.NewGuid():N}", ["10.0.0.0/8"], Cancellation);
        var groups = new List<string>();
        for (int i = 0; i < number; i++)
        {
            groups.Add(await story.Alice.CreateGroupAsync($"many-{Guid.NewGuid():N}", "names a list", Cancellation));
            await story.Alice.AuthorizeAsync(groups[^1], [Rule.Of("tcp 22", list)], Cancellation);
        }

        await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/0"));
        return (groups, story.LastEvent("ModifyManagedPrefixList", list));
    }

    private static void RunOutAfter(Story story, int groups)
    {
        story.Ec2.BeforeRevoke = Count;

        Task Count()
        {
            story.Context.RemainingTime = --groups == 0 ? AlmostOver : story.Context.RemainingTime;
            story.Ec2.BeforeRevoke = Count;
            return Task.CompletedTask;
        }
    }

    private static async Task<IReadOnlyList<string>> OpenAsync(Story story, IEnumerable<string> groups)
    {
        var open = new List<string>();
        foreach (string groupId in groups)
        {
            if ((await story.Alice.LookAtAsync(groupId, Cancellation))!.Group.Rules.Count > 0)
            {
                open.Add(groupId);
            }
        }

        return open;
    }
}
