using Remediation.Cli.LocalAws;
using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

public sealed class NarrowingTests(LocalAwsWithoutFunctions local)
{
    [Theory]
    [InlineData("tcp 0-65535", "tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0")]
    [InlineData("-1", "tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0")]
    [InlineData("tcp 80-443", "tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0")]
    public async Task What_may_stay_opens_before_the_wide_rule_closes_with_its_description_and_tags(string wide, params string[] left)
    {
        using var story = await Story.BeginAsync(local);
        await story.OpenAsync(Rule.Of("tcp 5432", "10.0.0.0/8", "database"), Rule.Of("-1", story.GroupId));
        var opened = await story.OpenAsync(Rule.Of(wide, Rule.World, "from the ticket"));
        var rule = (await story.RulesAsync()).Single(one => one.Description == "from the ticket");
        await story.TagAsync(rule.RuleId!, "team", "web & shop");

        await story.HandleAsync(opened);

        Assert.Equal(
            left.Append("tcp 5432 from 10.0.0.0/8").Append($"all traffic from {story.GroupId}").Order(StringComparer.Ordinal), await story.RulesInWordsAsync());
        var pieces = (await story.RulesAsync()).Where(one => left.Contains(one.ToString())).ToList();
        Assert.All(pieces, piece => Assert.Equal(("from the ticket", "web & shop"), (piece.Description, piece.Tags["team"])));
        string[] changes = [.. story.Calls.Select(call => call.Action).Where(action => action.EndsWith("Ingress", StringComparison.Ordinal))];
        Assert.Equal(["AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"], changes);
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task When_the_wide_rule_may_not_be_revoked_the_narrow_ones_are_taken_back()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Contains("UnauthorizedOperation", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["tcp 0-65535 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        AssertStillOpen(story, "UnauthorizedOperation");
    }

    [Fact]
    public async Task Narrow_rules_that_cannot_be_taken_back_are_named()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        var pieces = (await story.RulesAsync()).Where(rule => rule.Ports!.Value.From > 0).ToList();
        Assert.Equal(2, pieces.Count);
        AssertStillOpen(story, "could not be removed again");
        Assert.All(pieces, piece => Assert.Contains(piece.RuleId!, story.Notices[0].Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_without_room_keeps_its_wide_rule_and_is_told_once_without_trying_again()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World), Rule.Of("tcp 23", Rule.World));
        story.Fault("ec2", "AuthorizeSecurityGroupIngress", FaultKind.Error, code: "RulesPerSecurityGroupLimitExceeded", status: 400);

        var result = await story.HandleAsync(opened);

        Assert.Equal("stillOpen", Assert.Single(result.Groups).Outcome);
        Assert.Equal(["tcp 0-65535 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        AssertStillOpen(story, "no room");
    }

    [Fact]
    public async Task A_function_that_may_not_authorize_leaves_the_wide_rule_tells_and_fails()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("-1", Rule.WorldIPv6));
        story.Fault("ec2", "AuthorizeSecurityGroupIngress", FaultKind.Denied);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Contains(story.GroupId, failure.Message, StringComparison.Ordinal);
        Assert.Equal(["all traffic from ::/0"], await story.RulesInWordsAsync());
        AssertStillOpen(story, "UnauthorizedOperation");
    }

    [Fact]
    public async Task A_narrow_rule_that_somebody_adds_meanwhile_is_as_good_as_added()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Ec2.BeforeAuthorize = () => story.OpenAsync(Rule.Of("tcp 443", Rule.World, "Alice's own"));

        await story.HandleAsync(opened);

        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task What_time_cut_off_between_adding_and_revoking_the_next_attempt_finishes()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        story.Ec2.BeforeRevoke = () => throw new TaskCanceledException();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => story.HandleAsync(opened));
        await story.HandleAsync(opened);

        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        Assert.Equal(["NotChecked", "Closed"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }

    [Fact]
    public async Task When_only_revoking_is_wanted_nothing_is_added()
    {
        using var story = await Story.BeginAsync(
            local, settings => settings with { Policy = settings.Policy with { WideRules = Decisions.WideRules.Revoke } });
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));

        await story.HandleAsync(opened);

        Assert.Empty(await story.RulesAsync());
        Assert.DoesNotContain(story.Calls, call => call.Action == "AuthorizeSecurityGroupIngress");
    }

    private static void AssertStillOpen(Story story, string reason)
    {
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("StillOpen", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.StartsWith("STILL OPEN", notice.Subject, StringComparison.Ordinal);
        Assert.Contains(reason, notice.Message, StringComparison.Ordinal);
    }
}
