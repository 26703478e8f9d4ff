using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>A managed prefix list opens every group that names it.</summary>
public sealed class PrefixListTests(LocalAwsWithoutFunctions local)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ModifyManagedPrefixList")]
    [InlineData("RestoreManagedPrefixListVersion")]
    public async Task A_list_that_begins_to_hold_the_world_closes_the_rules_of_every_group_that_names_it_and_stays_itself(string change)
    {
        using var story = await Story.BeginAsync(local);
        using var other = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "10.0.0.0/8");
        await story.OpenAsync(Rule.Of("tcp 22", list, "staff"), Rule.Of("tcp 443", list));
        await other.OpenAsync(Rule.Of("tcp 3306", list));
        await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/1"), ("AddEntry.2.Cidr", "128.0.0.0/1"));
        if (change == "RestoreManagedPrefixListVersion")
        {
            await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "2"), ("RemoveEntry.1.Cidr", "0.0.0.0/1"), ("RemoveEntry.2.Cidr", "128.0.0.0/1"));
            await story.CallAsync("RestoreManagedPrefixListVersion", ("PrefixListId", list), ("CurrentVersion", "3"), ("PreviousVersion", "2"));
        }

        var before = await EntriesAsync(story, list);

        var result = await story.HandleAsync(story.LastEvent(change, list));

        Assert.Equal(2, result.Groups.Count);
        Assert.Equal([$"tcp 443 from {list}"], await story.RulesInWordsAsync());
        Assert.Empty(await other.RulesAsync());
        Assert.Equal(before, await EntriesAsync(story, list));
        Assert.Equal(["Closed", "Closed"], story.Notices.Select(notice => notice.Attributes["kind"]));
        Assert.All(story.Notices, notice =>
        {
            Assert.Contains($"The prefix list {list} was changed, not the group.", notice.Message, StringComparison.Ordinal);
            Assert.Contains($"call: {change} through", notice.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("does not say who opened it", notice.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_event_of_a_new_list_that_comes_late_closes_what_names_it_and_the_opening_counts_all_the_same()
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "0.0.0.0/0");
        var made = story.LastEvent("CreateManagedPrefixList", list);
        await story.HandleAsync(made);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", list));

        await story.HandleAsync(made);
        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        var notice = Assert.Single(story.Notices);
        Assert.Equal("Closed", notice.Attributes["kind"]);
        Assert.Contains($"The prefix list {list} is new", notice.Message, StringComparison.Ordinal);
        Assert.Single(story.Calls, call => call.Action == "PutParameter");
    }

    [Fact]
    public async Task A_list_that_is_changed_and_does_not_hold_the_world_bothers_nobody()
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "10.0.0.0/8");
        await story.OpenAsync(Rule.Of("tcp 22", list));
        await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "198.51.100.0/24"));

        var result = await story.HandleAsync(story.LastEvent("ModifyManagedPrefixList", list));

        Assert.Equal("unchanged", Assert.Single(result.Groups).Outcome);
        Assert.Empty(story.Notices);
    }

    [Fact]
    public async Task A_list_that_no_group_names_needs_nothing()
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "10.0.0.0/8");
        await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/0"));

        var result = await story.HandleAsync(story.LastEvent("ModifyManagedPrefixList", list));

        Assert.Empty(result.Groups);
        Assert.Empty(story.Notices);
    }

    [Fact]
    public async Task When_the_groups_of_a_changed_list_cannot_be_found_that_is_told_once_and_the_event_fails()
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "10.0.0.0/8");
        await story.OpenAsync(Rule.Of("tcp 22", list));
        await story.CallAsync("ModifyManagedPrefixList", ("PrefixListId", list), ("CurrentVersion", "1"), ("AddEntry.1.Cidr", "0.0.0.0/0"));
        var changed = story.LastEvent("ModifyManagedPrefixList", list);
        story.Fault("ec2", "DescribeSecurityGroups", FaultKind.Denied, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(changed));
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(changed));

        var notice = Assert.Single(story.Notices);
        Assert.Equal(("NotChecked", "high", list), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["resource"]));
        Assert.Contains($"Name=ip-permission.prefix-list-id,Values={list}", notice.Message, StringComparison.Ordinal);
        await story.HandleAsync(changed);
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task A_list_of_AWS_itself_is_not_the_world_and_its_entries_are_not_even_read()
    {
        using var story = await Story.BeginAsync(local);
        var lists = await story.Alice.CallAsync("DescribeManagedPrefixLists", [new("Filter.1.Name", "owner-id"), new("Filter.1.Value.1", "AWS")], Cancellation);
        string cloudFront = lists.Descendants().First(element => element.Name.LocalName == "prefixListName" && element.Value.EndsWith("origin-facing", StringComparison.Ordinal))
            .Parent!.Elements().Single(element => element.Name.LocalName == "prefixListId").Value;
        var opened = await story.OpenAsync(Rule.Of("tcp 22", cloudFront));

        var result = await story.HandleAsync(opened);

        Assert.Equal("unchanged", Assert.Single(result.Groups).Outcome);
        Assert.DoesNotContain(story.Calls, call => call.Action == "GetManagedPrefixListEntries");
    }

    [Fact]
    public async Task A_list_whose_owner_is_not_told_is_judged_by_its_entries()
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "0.0.0.0/0");
        var opened = await story.OpenAsync(Rule.Of("tcp 22", list));
        story.Fault("ec2", "DescribeManagedPrefixLists", FaultKind.Denied, times: 10);

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
    }

    [Theory]
    [InlineData("RequestLimitExceeded", 503)]
    [InlineData("Throttling", 400)]
    [InlineData("InternalError", 500)]
    public async Task A_list_that_cannot_be_read_at_the_moment_fails_the_check_loudly(string code, int status)
    {
        using var story = await Story.BeginAsync(local);
        string list = await CreateListAsync(story, "0.0.0.0/0");
        var opened = await story.OpenAsync(Rule.Of("tcp 22", list));
        story.Fault("ec2", "GetManagedPrefixListEntries", FaultKind.Error, times: 20, code: code, status: status);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Equal("NotChecked", Assert.Single(story.Notices).Attributes["kind"]);
        Assert.Single(await story.RulesAsync());
    }

    private static Task<string> CreateListAsync(Story story, string block) =>
        story.Alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", [block], Cancellation);

    private static async Task<IReadOnlyList<string>> EntriesAsync(Story story, string list) =>
    [
        .. (await story.Alice.CallAsync("GetManagedPrefixListEntries", [new("PrefixListId", list)], Cancellation))
            .Descendants().Where(element => element.Name.LocalName == "cidr").Select(element => element.Value),
    ];
}
