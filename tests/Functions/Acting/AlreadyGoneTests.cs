using Amazon.EC2.Model;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>Somebody else closes a rule between our look and our act.</summary>
public sealed class AlreadyGoneTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task One_stale_id_does_not_save_the_others()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 3389", Rule.World), Rule.Of("tcp 3306", Rule.World));
        var stale = (await story.RulesAsync())[1];
        story.Ec2.BeforeRevoke = () => story.RevokeAsync(stale);

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
        Assert.Equal([400, 200], story.Calls.Where(call => call.Action == "RevokeSecurityGroupIngress").Select(call => call.Status));
    }

    [Fact]
    public async Task A_stale_id_that_the_list_still_shows_does_not_save_the_others_either()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 3389", Rule.World));
        var stale = (await story.RulesAsync())[0];
        int looks = 0;
        story.Ec2.BeforeRevoke = () => story.RevokeAsync(stale);
        story.Ec2.OnListedRules = response =>
        {
            if (++looks == 2)
            {
                response.SecurityGroupRules.Add(Listed(stale.RuleId!, story.GroupId));
            }

            return Task.CompletedTask;
        };

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Theory]
    [InlineData("InvalidSecurityGroupRuleId.NotFound")]
    [InlineData("InvalidPermission.NotFound")]
    public async Task A_rule_that_EC2_does_not_find_any_more_is_closed(string code)
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        var rule = (await story.RulesAsync()).Single();
        story.Ec2.BeforeRevoke = () => story.RevokeAsync(rule);
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Error, code: code, status: 400);

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        Assert.Single(story.Notices);
    }

    [Fact]
    public async Task An_answer_that_calls_the_rule_unknown_is_verified_and_then_believed()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        var rule = (await story.RulesAsync()).Single();
        story.Ec2.BeforeRevoke = () => story.RevokeAsync(rule);
        story.Ec2.InsteadOfRevoke = _ => Unknown();

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
    }

    [Fact]
    public async Task An_answer_that_calls_a_rule_unknown_that_is_still_there_is_not_believed()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Ec2.InsteadOfRevoke = _ => Unknown();

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Equal("StillOpen", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task A_rule_that_was_corrected_between_look_and_act_is_told_as_what_was_really_removed_and_can_be_put_back_as_that()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World, "office"), Rule.Of("tcp 3389", Rule.World));
        var corrected = (await story.RulesAsync()).Single(rule => rule.Description == "office");
        await story.TagAsync(corrected.RuleId!, "owner", "ops");
        story.Ec2.BeforeRevoke = () => story.CallAsync(
            "ModifySecurityGroupRules",
            ("GroupId", story.GroupId), ("SecurityGroupRule.1.SecurityGroupRuleId", corrected.RuleId!), ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp"),
            ("SecurityGroupRule.1.SecurityGroupRule.FromPort", "22"), ("SecurityGroupRule.1.SecurityGroupRule.ToPort", "22"),
            ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", "198.51.100.0/24"), ("SecurityGroupRule.1.SecurityGroupRule.Description", "our office only"));

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        string text = Assert.Single(story.Notices).Message;
        Assert.Contains("=> removed, but as tcp 22 from 198.51.100.0/24: somebody changed the rule after it was judged.", text, StringComparison.Ordinal);
        Assert.Contains("{\"CidrIp\":\"198.51.100.0/24\",\"Description\":\"our office only\"}", text, StringComparison.Ordinal);
        Assert.Contains("{\"Key\":\"owner\",\"Value\":\"ops\"}", text, StringComparison.Ordinal);
        Assert.Single(text.Split("\"CidrIp\":\"0.0.0.0/0\"").Skip(1));
    }

    [Fact]
    public async Task A_rule_of_which_only_the_description_was_changed_is_what_was_judged()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World, "office"));
        story.Ec2.BeforeRevoke = () => story.CallAsync(
            "UpdateSecurityGroupRuleDescriptionsIngress",
            ("GroupId", story.GroupId), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", "22"), ("IpPermissions.1.ToPort", "22"),
            ("IpPermissions.1.IpRanges.1.CidrIp", Rule.World), ("IpPermissions.1.IpRanges.1.Description", "renamed"));

        await story.HandleAsync(opened);

        Assert.Contains("=> closed.", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_act_at_the_same_time_do_not_disturb_each_other()
    {
        using var one = await Story.BeginAsync(local);
        using var other = await Story.BeginAsync(local, groupId: one.GroupId);
        var opened = await one.OpenAsync(Rule.Of("tcp 0-65535", Rule.World), Rule.Of("tcp 22", Rule.WorldIPv6), Rule.Of("udp 53", "10.0.0.0/8"));

        await Task.WhenAll(one.HandleAsync(opened), other.HandleAsync((System.Text.Json.Nodes.JsonObject)opened.DeepClone()));

        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0", "udp 53 from 10.0.0.0/8"], await one.RulesInWordsAsync());
        Assert.DoesNotContain(one.Notices.Concat(other.Notices), notice => notice.Attributes["kind"] is "StillOpen" or "NotChecked");
    }

    [Fact]
    public async Task A_group_that_is_deleted_while_we_act_is_closed_too()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Ec2.BeforeRevoke = () => story.CallAsync("DeleteSecurityGroup", ("GroupId", story.GroupId));

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
    }

    [Fact]
    public async Task A_rule_that_was_removed_before_anybody_looked_is_told_as_closed_already()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        await story.RevokeAsync((await story.RulesAsync()).Single());

        var result = await story.HandleAsync(opened);

        Assert.Equal("alreadyClosed", Assert.Single(result.Groups).Outcome);
        Assert.Equal("AlreadyClosed", Assert.Single(story.Notices).Attributes["kind"]);
        Assert.DoesNotContain(story.Calls, call => call.Action == "RevokeSecurityGroupIngress");
    }

    private static RevokeSecurityGroupIngressResponse Unknown() => new()
    {
        Return = true,
        UnknownIpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new IpRange { CidrIp = Rule.World }] }],
    };

    private static SecurityGroupRule Listed(string ruleId, string groupId) => new()
    {
        SecurityGroupRuleId = ruleId,
        GroupId = groupId,
        IsEgress = false,
        IpProtocol = "tcp",
        FromPort = 22,
        ToPort = 22,
        CidrIpv4 = Rule.World,
    };
}
