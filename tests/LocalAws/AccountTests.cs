namespace Remediation.Cli.LocalAws.Tests;

/// <summary>A role of another account leads into that account.</summary>
[Collection(LocalAwsCollection.Name)]
public sealed class AccountTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => new(fixture.Aws) { UserAgent = "someone" };

    [Fact]
    public async Task Who_assumes_a_role_of_another_account_works_there_and_nowhere_else()
    {
        var there = await AssumeAsync("222233334444");

        var identity = await there.QueryAsync("sts", "GetCallerIdentity");
        var group = await there.CreateGroupAsync();
        var opened = await there.OpenAsync(group);

        Assert.Equal("222233334444", identity.Xml.Descendants().Single(element => element.Name.LocalName == "Account").Value);
        Assert.Equal(200, opened.Status);
        Assert.Single(await there.RulesAsync(group));
        Assert.Equal("222233334444", (await there.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).Xml.Descendants("ownerId").First().Value);
        Assert.Equal("InvalidGroup.NotFound", (await Aws.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).ErrorCode);
        Assert.Empty(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task Roles_of_two_accounts_do_not_see_each_other_and_a_role_of_our_own_account_sees_ours()
    {
        var one = await AssumeAsync("222233334444");
        var other = await AssumeAsync("555566667777");
        var ours = await AssumeAsync(fixture.Aws.Options.AccountId);
        var group = await one.CreateGroupAsync();
        var own = await Aws.CreateGroupAsync();

        Assert.Equal("InvalidGroup.NotFound", (await other.Ec2Async("DescribeSecurityGroups", ("GroupId.1", group))).ErrorCode);
        Assert.Equal(200, (await ours.Ec2Async("DescribeSecurityGroups", ("GroupId.1", own))).Status);
    }

    [Fact]
    public async Task What_happens_in_another_account_is_in_its_own_trail_and_wakes_none_of_our_functions()
    {
        var there = await AssumeAsync("222233334444");
        var group = await there.CreateGroupAsync();

        await there.OpenAsync(group);

        var told = await fixture.Aws.SeenAsync<EventPublished>(
            e => e.Name == "AuthorizeSecurityGroupIngress" && e.Event["detail"]!["requestParameters"]!["groupId"].String() == group);
        Assert.Equal(("222233334444", "222233334444"), (told.Event["account"].String(), told.Event["detail"]!["recipientAccountId"].String()));
        Assert.Equal("arn:aws:iam::222233334444:role/audit", told.Event["detail"]!["userIdentity"]!["sessionContext"]!["sessionIssuer"]!["arn"].String());
        Assert.DoesNotContain(fixture.Aws.Events.History.OfType<RuleMatched>(), matched => matched.EventId == told.Event["id"].String());
        Assert.Single(await there.RulesAsync(group));
    }

    private async Task<AwsClient> AssumeAsync(string account)
    {
        var answer = await Aws.QueryAsync("sts", "AssumeRole", ("RoleArn", $"arn:aws:iam::{account}:role/audit"), ("RoleSessionName", "test"));
        return new AwsClient(fixture.Aws)
        {
            UserAgent = "someone",
            AccessKey = answer.Xml.Descendants().Single(element => element.Name.LocalName == "AccessKeyId").Value,
        };
    }
}
