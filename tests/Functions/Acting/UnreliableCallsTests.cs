using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

public sealed class UnreliableCallsTests(LocalAwsWithoutFunctions local)
{
    public static TheoryData<string, string, string> EveryCallInEveryTrouble()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (service, action) in ((string, string)[])
            [
                ("ec2", "DescribeSecurityGroups"), ("ec2", "DescribeSecurityGroupRules"), ("ec2", "GetManagedPrefixListEntries"),
                ("ec2", "AuthorizeSecurityGroupIngress"), ("ec2", "RevokeSecurityGroupIngress"), ("sns", "Publish"),
                ("ec2", "DescribeManagedPrefixLists"), ("ec2", "DescribeNetworkInterfaces"), ("ssm", "GetParametersByPath"), ("ssm", "PutParameter"),
            ])
        {
            foreach (var kind in (FaultKind[])[FaultKind.Throttle, FaultKind.Http500, FaultKind.Reset, FaultKind.LostAnswer])
            {
                data.Add(service, action, kind.ToString());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCallInEveryTrouble))]
    public async Task One_call_that_fails_once_changes_nothing_in_the_end(string service, string action, string kind)
    {
        using var story = await Story.BeginAsync(local);
        string list = await story.Alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", ["0.0.0.0/0"], TestContext.Current.CancellationToken);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", list), Rule.Of("tcp 0-65535", Rule.World));
        story.Fault(service, action, Enum.Parse<FaultKind>(kind));

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        bool isToldTwice = (action, kind) == ("Publish", nameof(FaultKind.LostAnswer));
        Assert.Equal(isToldTwice ? 2 : 1, story.Notices.Count);
        Assert.Equal(2, story.Calls.Where(call => call.Action == "RevokeSecurityGroupIngress" && call.Status == 200).SelectMany(RuleIds).Distinct().Count());
        Assert.DoesNotContain(story.Aws.Faults.Pending, fault => fault.Caller == story.Caller);
    }

    [Fact]
    public async Task A_revoke_whose_connections_all_break_is_told_as_still_open()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Reset, times: 100);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        var notice = Assert.Single(story.Notices);
        Assert.Equal("StillOpen", notice.Attributes["kind"]);
        Assert.Contains("could not be removed again", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoke_whose_connection_breaks_for_good_leaves_no_narrow_rules_behind()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Ec2.BeforeRevoke = () => throw new HttpRequestException("The connection was reset.");

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Equal(["tcp 0-65535 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        Assert.Equal("StillOpen", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task When_the_result_cannot_be_read_the_notice_does_not_claim_that_nothing_was_done()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Ec2.BeforeRevoke = () =>
        {
            story.Fault("ec2", "DescribeSecurityGroupRules", FaultKind.Denied, times: 10);
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Empty(await story.RulesAsync());
        Assert.DoesNotContain("Nothing was done", Assert.Single(story.Notices).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_group_that_may_not_be_described_is_told_as_not_checked_once_and_tried_again()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "DescribeSecurityGroups", FaultKind.Denied, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        var notice = Assert.Single(story.Notices);
        Assert.Equal(("NotChecked", "high", "Enforce"), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["mode"]));
        Assert.Contains("UnauthorizedOperation", notice.Message, StringComparison.OrdinalIgnoreCase);

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        Assert.Equal("Closed", story.Notices[^1].Attributes["kind"]);
    }

    [Fact]
    public async Task One_group_that_fails_does_not_keep_the_others_of_a_launch_from_being_looked_at()
    {
        using var first = await Story.BeginAsync(local);
        using var second = await Story.BeginAsync(local);
        await first.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        await second.OpenAsync(Rule.Of("tcp 22", Rule.World));
        await second.CallAsync(
            "RunInstances",
            ("ImageId", "ami-12345678"), ("MinCount", "1"), ("MaxCount", "1"), ("SecurityGroupId.1", first.GroupId), ("SecurityGroupId.2", second.GroupId));
        first.Fault("ec2", "AuthorizeSecurityGroupIngress", FaultKind.Denied);

        await Assert.ThrowsAnyAsync<Exception>(() => first.HandleAsync(second.LastEvent("RunInstances")));

        Assert.Single(await first.RulesAsync());
        Assert.Empty(await second.RulesAsync());
    }

    private static IEnumerable<string> RuleIds(JournalEntry call) =>
        call.Parameters.Where(parameter => parameter.Key.StartsWith("SecurityGroupRuleId.", StringComparison.Ordinal)).Select(parameter => parameter.Value);
}
