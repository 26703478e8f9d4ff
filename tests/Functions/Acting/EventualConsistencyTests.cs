using Amazon.EC2.Model;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>EC2 shows a change to everybody only after a while.</summary>
public sealed class EventualConsistencyTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task A_closed_rule_may_be_listed_a_few_times_more()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        SecurityGroupRule? ghost = null;
        int looks = 0;
        story.Ec2.OnListedRules = response =>
        {
            ghost ??= response.SecurityGroupRules.First(rule => rule.IsEgress != true);
            if (++looks is 2 or 3 or 4)
            {
                response.SecurityGroupRules.Add(ghost);
            }

            return Task.CompletedTask;
        };

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        Assert.Equal(5, looks);
        Assert.Single(story.Calls, call => call.Action == "RevokeSecurityGroupIngress");
    }

    [Fact]
    public async Task A_rule_that_never_leaves_the_list_is_told_as_still_open_and_tried_again()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        SecurityGroupRule? ghost = null;
        story.Ec2.OnListedRules = response =>
        {
            ghost ??= response.SecurityGroupRules.First(rule => rule.IsEgress != true);
            response.SecurityGroupRules = [ghost];
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        var notice = Assert.Single(story.Notices);
        Assert.Equal("StillOpen", notice.Attributes["kind"]);
        Assert.Contains("still lists", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_rule_that_the_list_does_not_show_at_once_is_waited_for()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        int looks = 0;
        story.Ec2.OnListedRules = response =>
        {
            if (++looks <= 2)
            {
                response.SecurityGroupRules.RemoveAll(rule => rule.IsEgress != true);
            }

            return Task.CompletedTask;
        };

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task A_new_group_that_EC2_does_not_know_at_once_is_waited_for()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        int looks = 0;
        story.Ec2.OnDescribedGroups = _ => ++looks <= 2
            ? throw new Amazon.EC2.AmazonEC2Exception(
                "The security group does not exist", Amazon.Runtime.ErrorType.Sender, "InvalidGroup.NotFound", "r", System.Net.HttpStatusCode.BadRequest)
            : Task.CompletedTask;

        var result = await story.HandleAsync(opened);

        Assert.Equal("closed", Assert.Single(result.Groups).Outcome);
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task Narrow_rules_that_are_not_listed_at_once_are_waited_for_so_that_the_notice_can_name_them()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        int looks = 0;
        story.Ec2.OnListedRules = response =>
        {
            if (++looks == 2)
            {
                response.SecurityGroupRules.RemoveAll(rule => rule.IsEgress != true);
            }

            return Task.CompletedTask;
        };

        var result = await story.HandleAsync(opened);

        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], Assert.Single(result.Groups).Added.Order(StringComparer.Ordinal));
        Assert.Contains("revoke-security-group-ingress", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }
}
