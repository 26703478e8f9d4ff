namespace Remediation.Events.Tests;

public sealed class NothingTests
{
    [Theory]
    [InlineData("authorize-denied", "Client.UnauthorizedOperation")]
    [InlineData("authorize-dry-run", "Client.DryRunOperation")]
    [InlineData("authorize-duplicate", "InvalidPermission.Duplicate")]
    [InlineData("authorize-server-error", "Server.InternalError")]
    [InlineData("run-instances-dry-run-by-node-group", "Client.DryRunOperation")]
    public void A_failed_call_changed_nothing_and_says_with_which_code(string name, string code)
    {
        var nothing = TestEvents.Meaning<EventMeaning.Nothing>(name);

        Assert.Equal($"the call failed with {code} and changed nothing", nothing.Reason);
        Assert.Equal(code, nothing.Call!.ErrorCode);
    }

    [Theory]
    [InlineData("authorize-egress", "outbound rules only")]
    [InlineData("revoke-ingress-by-ourselves", "rules were removed")]
    [InlineData("revoke-egress", "rules were removed")]
    [InlineData("update-descriptions", "only descriptions of rules were changed")]
    [InlineData("create-group", "a new security group has no inbound rule yet")]
    [InlineData("delete-group", "the security group is gone")]
    [InlineData("create-launch-template", "a launch template opens nothing by itself")]
    [InlineData("create-fleet", "every launch of a fleet has its own RunInstances event")]
    [InlineData("describe-groups", "a read-only call")]
    [InlineData("create-default-vpc-empty-request", "CreateDefaultVpc neither opens nor attaches a security group")]
    public void A_call_that_opens_nothing_says_why(string name, string reason)
    {
        var nothing = TestEvents.Meaning<EventMeaning.Nothing>(name);

        Assert.Equal(reason, nothing.Reason);
        Assert.Null(nothing.Call!.ErrorCode);
    }

    [Fact]
    public void An_answer_that_lists_outbound_rules_only_opens_nothing()
    {
        var read = TestEvents.Read("authorize-answer-lists-rules", detail =>
            detail["responseElements"]!["securityGroupRuleSet"]!["items"]![0]!["isEgress"] = true);

        Assert.Equal("outbound rules only", Assert.IsType<EventMeaning.Nothing>(read.Meaning).Reason);
    }

    [Theory]
    [InlineData("console-sign-in", "'AWS Console Signin via CloudTrail' of aws.signin")]
    [InlineData("spot-interruption", "'EC2 Spot Instance Interruption Warning' of aws.ec2")]
    public void Another_kind_of_event_is_named(string name, string kind)
    {
        var nothing = TestEvents.Meaning<EventMeaning.Nothing>(name);

        Assert.EndsWith(kind, nothing.Reason, StringComparison.Ordinal);
        Assert.Null(nothing.Call);
    }
}
