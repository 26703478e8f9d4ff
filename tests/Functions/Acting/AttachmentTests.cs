using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>What a group protects: what the notice says of it, and what a setting makes of it.</summary>
public sealed class AttachmentTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task The_notice_names_instances_public_addresses_and_load_balancers()
    {
        using var story = await Story.BeginAsync(local);
        string instance = await story.LaunchAsync("shop server");
        await story.CallAsync(
            "CreateNetworkInterface", ("SubnetId", await story.SubnetAsync()), ("SecurityGroupId.1", story.GroupId), ("Description", "ELB app/shop/0123456789abcdef"));
        await story.CallAsync("CreateNetworkInterface", ("SubnetId", await story.SubnetAsync()), ("SecurityGroupId.1", story.GroupId), ("Description", "spare card"));

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        string text = Assert.Single(story.Notices).Message;
        Assert.Contains("  - load balancer app/shop/0123456789abcdef\n", text, StringComparison.Ordinal);
        Assert.Matches($"  - instance {instance} \"shop server\", public address [0-9.]+\n", text);
        Assert.Matches(@"  - eni-[0-9a-f]+ \(spare card\), without a public address\n", text);
    }

    [Fact]
    public async Task The_notice_says_when_the_group_protects_nothing()
    {
        using var story = await Story.BeginAsync(local);

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Contains("Attached to\n  nothing: no network interface has this group\n", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_to_be_unknown_and_hinders_nothing()
    {
        using var story = await Story.BeginAsync(local);
        story.Fault("ec2", "DescribeNetworkInterfaces", FaultKind.Denied, times: 10);

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Empty(await story.RulesAsync());
        Assert.Contains("Attached to\n  not known (UnauthorizedOperation", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_instances_names_their_ids_are_told()
    {
        using var story = await Story.BeginAsync(local);
        string instance = await story.LaunchAsync("shop server");
        story.Fault("ec2", "DescribeInstances", FaultKind.Denied, times: 10);

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Contains($"  - instance {instance}, public address", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, "closed", null)]
    [InlineData(true, "DescribeInstances", "closed", null)]
    [InlineData(false, null, "wouldClose", "the group is attached to nothing")]
    [InlineData(true, "DescribeNetworkInterfaces", "wouldClose", "it could not be read whether the group is attached")]
    public async Task Where_only_attached_groups_are_enforced_the_others_are_told(bool isAttached, string? denied, string outcome, string? because)
    {
        using var story = await Story.BeginAsync(local, settings => settings with { EnforceOn = EnforceOn.Attached });
        if (isAttached)
        {
            await story.LaunchAsync("web");
        }

        if (denied is not null)
        {
            story.Fault("ec2", denied, FaultKind.Denied, times: 10);
        }

        var result = await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Equal(outcome, Assert.Single(result.Groups).Outcome);
        Assert.Equal(outcome == "closed" ? 0 : 1, (await story.RulesAsync()).Count);
        Assert.Contains(because ?? "=> closed.", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
        Assert.Single(story.Calls, call => call.Action == "DescribeNetworkInterfaces");
    }

    [Theory]
    [InlineData("RunInstances")]
    [InlineData("CreateNetworkInterface")]
    [InlineData("ModifyNetworkInterfaceAttribute")]
    [InlineData("ModifyInstanceAttribute")]
    public async Task An_open_group_that_gets_something_to_protect_is_closed_then_if_not_before(string call)
    {
        using var story = await Story.BeginAsync(local);
        await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        using var other = await Story.BeginAsync(local);
        string instance = call.StartsWith("Modify", StringComparison.Ordinal) ? await other.LaunchAsync("web") : "";
        await (call switch
        {
            "RunInstances" => story.LaunchAsync("web"),
            "CreateNetworkInterface" => story.CallAsync(call, ("SubnetId", await story.SubnetAsync()), ("SecurityGroupId.1", story.GroupId)),
            "ModifyNetworkInterfaceAttribute" => story.CallAsync(call, ("NetworkInterfaceId", await other.InterfaceAsync(instance)), ("SecurityGroupId.1", story.GroupId)),
            _ => story.CallAsync(call, ("InstanceId", instance), ("GroupId.1", other.GroupId), ("GroupId.2", story.GroupId)),
        });

        var result = await story.HandleAsync(story.LastEvent(call));

        Assert.Equal("closed", result.Groups.Single(group => group.GroupId == story.GroupId).Outcome);
        Assert.Empty(await story.RulesAsync());
        string text = Assert.Single(story.Notices).Message;
        Assert.Contains($"call: {call} through", text, StringComparison.Ordinal);
        Assert.Contains("It was open before this change", text, StringComparison.Ordinal);
        Assert.Contains("changed 20", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_groups_one_that_cannot_be_read_does_not_save_the_others()
    {
        using var story = await Story.BeginAsync(local);
        using var other = await Story.BeginAsync(local);
        await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        await other.OpenAsync(Rule.Of("tcp 3389", Rule.World));
        await story.CallAsync(
            "CreateNetworkInterface", ("SubnetId", await story.SubnetAsync()), ("SecurityGroupId.1", story.GroupId), ("SecurityGroupId.2", other.GroupId));
        story.Fault("ec2", "DescribeSecurityGroupRules", FaultKind.Denied);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(story.LastEvent("CreateNetworkInterface")));

        Assert.Single((await story.RulesAsync()).Concat(await other.RulesAsync()));
        Assert.Equal(["Closed", "NotChecked"], story.Notices.Select(notice => notice.Attributes["kind"]).Order());

        await story.HandleAsync(story.LastEvent("CreateNetworkInterface"));

        Assert.Empty((await story.RulesAsync()).Concat(await other.RulesAsync()));
    }
}
