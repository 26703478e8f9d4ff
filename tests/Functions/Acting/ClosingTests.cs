using System.Text.Json.Nodes;
using Remediation.Events;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

public sealed class ClosingTests(LocalAwsWithoutFunctions local)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_ssh_to_the_world_and_to_the_office_and_a_web_server_only_ssh_to_the_world_closes()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(
            Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 22", "10.0.0.0/8"), Rule.Of("tcp 443", Rule.World), Rule.Of("tcp 80", Rule.WorldIPv6));

        var result = await story.HandleAsync(opened);

        Assert.Equal(["tcp 22 from 10.0.0.0/8", "tcp 443 from 0.0.0.0/0", "tcp 80 from ::/0"], await story.RulesInWordsAsync());
        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        var notice = Assert.Single(story.Notices);
        Assert.Equal("Closed", notice.Attributes["kind"]);
        Assert.StartsWith("Closed: ssh", notice.Subject, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(story.GroupId, notice.Message, StringComparison.Ordinal);
        Assert.Contains("alice", notice.Message, StringComparison.Ordinal);
        Assert.Single(story.Calls, call => call.Action == "RevokeSecurityGroupIngress");
        Assert.DoesNotContain(story.Calls, call => call.Action == "AuthorizeSecurityGroupIngress");
    }

    [Fact]
    public async Task A_group_that_opens_nothing_dangerous_is_left_alone_and_nobody_is_bothered()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 443", Rule.World), Rule.Of("tcp 5432", "172.16.0.0/12"));

        var result = await story.HandleAsync(opened);

        Assert.Equal("unchanged", Assert.Single(result.Groups).Outcome);
        Assert.Empty(story.Notices);
        Assert.All(story.Calls, call => Assert.True(call.Action is "DescribeSecurityGroups" or "DescribeSecurityGroupRules" or "GetParametersByPath", call.Action));
    }

    [Fact]
    public async Task In_notify_mode_nothing_changes_and_the_notice_says_what_would_close()
    {
        using var story = await Story.BeginAsync(local, Story.Notifying);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("-1", Rule.WorldIPv6));

        var result = await story.HandleAsync(opened);

        Assert.Equal(2, (await story.RulesAsync()).Count);
        Assert.Equal("wouldClose", Assert.Single(result.Groups).Outcome);
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("WouldClose", "Notify"), (notice.Attributes["kind"], notice.Attributes["mode"]));
        Assert.Contains("would be closed", notice.Message, StringComparison.Ordinal);
        Assert.Contains("would be replaced by", notice.Message, StringComparison.Ordinal);
        Assert.All(story.Calls.Where(call => call.Service == "ec2"), call => Assert.StartsWith("Describe", call.Action, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_default_group_may_not_even_serve_https()
    {
        var aws = await local.HostAsync();
        using var alice = new Cli.Commands.LocalUser(aws.Endpoint, aws.Options.Region, "alice");
        using var story = await Story.BeginAsync(local, groupId: await alice.DefaultGroupAsync(Cancellation));
        var opened = await story.OpenAsync(Rule.Of("tcp 443", Rule.World));

        await story.HandleAsync(opened);

        Assert.DoesNotContain("tcp 443 from 0.0.0.0/0", await story.RulesInWordsAsync());
        Assert.Contains("default group", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_list_that_holds_the_world_is_the_world()
    {
        using var story = await Story.BeginAsync(local);
        string list = await story.Alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", ["0.0.0.0/0"], Cancellation);
        var opened = await story.OpenAsync(Rule.Of("tcp 3389", list));

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        Assert.Contains($"tcp 3389 from {list}", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_list_that_cannot_be_read_is_left_and_reported_loudly()
    {
        using var story = await Story.BeginAsync(local);
        string list = await story.Alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", ["0.0.0.0/0"], Cancellation);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", list));
        story.Fault("ec2", "GetManagedPrefixListEntries", Cli.LocalAws.FaultKind.Denied, times: 10);

        await story.HandleAsync(opened);

        Assert.Equal([$"tcp 22 from {list}"], await story.RulesInWordsAsync());
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("Reported", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.Contains("cannot be judged", notice.Message, StringComparison.Ordinal);
        Assert.Contains("UnauthorizedOperation", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_name_means_the_group_in_the_default_vpc()
    {
        using var story = await Story.BeginAsync(local);
        string name = (await story.Alice.LookAtAsync(story.GroupId, Cancellation))!.Group.Name;
        var vpc = await story.Alice.CallAsync("CreateVpc", [new("CidrBlock", "10.9.0.0/16")], Cancellation);
        string vpcId = vpc.Descendants().First(element => element.Name.LocalName == "vpcId").Value;
        await story.CallAsync("CreateSecurityGroup", ("GroupName", name), ("GroupDescription", "the other"), ("VpcId", vpcId));
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        var detail = (JsonObject)opened["detail"]!;
        detail["responseElements"] = null;
        var request = (JsonObject)detail["requestParameters"]!;
        request.Remove("groupId");
        request["groupName"] = name;

        var result = await story.HandleAsync(opened);

        Assert.Equal((story.GroupId, "closed"), (result.Groups[0].GroupId, result.Groups[0].Outcome));
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task A_group_that_is_deleted_before_anybody_looks_needs_nothing()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        await story.CallAsync("DeleteSecurityGroup", ("GroupId", story.GroupId));

        var result = await story.HandleAsync(opened);

        Assert.Equal("gone", Assert.Single(result.Groups).Outcome);
        Assert.Empty(story.Notices);
    }

    [Fact]
    public async Task An_event_of_another_region_is_refused_with_the_field_and_both_regions()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        opened["region"] = "us-west-2";
        opened["detail"]!["awsRegion"] = "us-west-2";
        opened["detail"]!["requestParameters"]!["groupId"] = "sg-0123456789abcdef0";
        opened["detail"]!["responseElements"] = null;

        var invalid = await Assert.ThrowsAsync<InvalidEventException>(() => story.HandleAsync(opened));

        Assert.Equal("detail.awsRegion", invalid.Field);
        Assert.Contains("us-west-2", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("eu-central-1", invalid.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_an_outbound_rule_is_nobodys_business()
    {
        using var story = await Story.BeginAsync(local);
        string egress = (await story.Alice.LookAtAsync(story.GroupId, Cancellation))!.EgressRuleIds.Single();
        await story.CallAsync(
            "ModifySecurityGroupRules",
            ("GroupId", story.GroupId),
            ("SecurityGroupRule.1.SecurityGroupRuleId", egress),
            ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp"),
            ("SecurityGroupRule.1.SecurityGroupRule.FromPort", "22"),
            ("SecurityGroupRule.1.SecurityGroupRule.ToPort", "22"),
            ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", Rule.World));

        var result = await story.HandleAsync(story.LastEvent("ModifySecurityGroupRules"));

        Assert.Equal("unchanged", Assert.Single(result.Groups).Outcome);
        Assert.Empty(story.Notices);
        Assert.Equal(TimeSpan.Zero, story.Clock.Waited);
    }

    [Fact]
    public async Task A_changed_rule_that_is_gone_may_have_been_an_outbound_one_and_the_notice_says_so()
    {
        using var story = await Story.BeginAsync(local);
        string egress = (await story.Alice.LookAtAsync(story.GroupId, Cancellation))!.EgressRuleIds.Single();
        await story.CallAsync(
            "ModifySecurityGroupRules",
            ("GroupId", story.GroupId),
            ("SecurityGroupRule.1.SecurityGroupRuleId", egress),
            ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "-1"),
            ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", Rule.World));
        var changed = story.LastEvent("ModifySecurityGroupRules");
        await story.CallAsync("RevokeSecurityGroupEgress", ("GroupId", story.GroupId), ("SecurityGroupRuleId.1", egress));

        await story.HandleAsync(changed);

        Assert.Contains("may have been an outbound", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_time_is_almost_over_nothing_is_begun_and_that_is_told()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Context.RemainingTime = TimeSpan.FromSeconds(3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => story.HandleAsync(opened));

        Assert.Single(await story.RulesAsync());
        var notice = Assert.Single(story.Notices);
        Assert.Equal("NotChecked", notice.Attributes["kind"]);
        Assert.Contains("ran out of time", notice.Message, StringComparison.Ordinal);
    }
}
