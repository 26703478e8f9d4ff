using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;
using Remediation.Notices.Forms;

namespace Remediation.Functions.Tests.Notices;

/// <summary>The commands of a notice, run with the AWS CLI by somebody who pastes them.</summary>
public sealed class UndoCommandsTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task They_put_closed_rules_back_as_they_were_and_keep_them_from_being_closed_again()
    {
        using var story = await Story.BeginAsync(local);
        string list = await story.Alice.CreatePrefixListAsync($"list-{Guid.NewGuid():N}", ["0.0.0.0/0"], TestContext.Current.CancellationToken);
        await story.OpenAsync(Rule.Of("tcp 22", "10.0.0.0/8", "vpn"), Rule.Of("tcp 443", Rule.World));
        await AssertUndoneAsync(
            story,
            Rule.Of("tcp 22", Rule.World, "it's a \"test\" & more: $HOME `id` \\ {x}"),
            Rule.Of("tcp 3389", Rule.WorldIPv6),
            Rule.Of("tcp 3306", list, "lists, too"));
    }

    [Fact]
    public async Task They_put_a_narrowed_rule_back_and_take_the_narrow_ones_away()
    {
        using var story = await Story.BeginAsync(local);
        await AssertUndoneAsync(story, Rule.Of("tcp 0-65535", Rule.World, "wide"), Rule.Of("-1", Rule.WorldIPv6));
    }

    [Fact]
    public async Task They_put_back_types_and_codes_of_icmp()
    {
        using var first = await Story.BeginAsync(local);
        var vpc = await first.Alice.CallAsync("CreateVpc", [new("CidrBlock", "10.8.0.0/16")], TestContext.Current.CancellationToken);
        string vpcId = vpc.Descendants().First(element => element.Name.LocalName == "vpcId").Value;
        var groups = await first.Alice.CallAsync(
            "DescribeSecurityGroups", [new("Filter.1.Name", "vpc-id"), new("Filter.1.Value.1", vpcId)], TestContext.Current.CancellationToken);
        using var story = await Story.BeginAsync(local, groupId: groups.Descendants().First(element => element.Name.LocalName == "groupId").Value);
        await story.CallAsync(
            "AuthorizeSecurityGroupIngress",
            ("GroupId", story.GroupId), ("IpPermissions.1.IpProtocol", "icmp"), ("IpPermissions.1.FromPort", "8"), ("IpPermissions.1.ToPort", "0"),
            ("IpPermissions.1.IpRanges.1.CidrIp", Rule.World), ("IpPermissions.1.IpRanges.1.Description", "ping"),
            ("IpPermissions.2.IpProtocol", "icmpv6"), ("IpPermissions.2.FromPort", "128"), ("IpPermissions.2.ToPort", "-1"),
            ("IpPermissions.2.Ipv6Ranges.1.CidrIpv6", Rule.WorldIPv6));
        var before = await AllOfEachRuleAsync(story);
        Assert.Contains(before, rule => rule.Contains("(8, 0)", StringComparison.Ordinal));
        await story.HandleAsync(story.LastEvent("AuthorizeSecurityGroupIngress"));
        Assert.DoesNotContain(await story.RulesAsync(), rule => rule.Protocol.IsIcmp);

        await AssertCommandsRestoreAsync(story, before);
    }

    [Fact]
    public async Task Of_a_rule_that_can_take_no_further_tag_the_group_is_exempted_for_its_port()
    {
        using var story = await Story.BeginAsync(local);
        var before = await OpenWithAllTagsAsync(story);

        await AssertCommandsRestoreAsync(story, before);

        string text = story.Notices[0].Message;
        Assert.Contains($"create-tags --region {story.Settings.Region} --resources {story.GroupId} --tags 'Key=remediation:allow,Value=tcp/22 until 2026-03-08 reason'", text, StringComparison.Ordinal);
        Assert.Contains("there are 50 tags, as many as EC2 allows", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_group_is_tagged_already_the_rule_is_put_back_all_the_same_and_the_notice_says_what_is_left_to_do()
    {
        using var story = await Story.BeginAsync(local);
        await story.TagAsync(story.GroupId, "remediation:allow", "3306 until 2026-12-31 the shop");
        var before = await OpenWithAllTagsAsync(story);

        string text = Assert.Single(story.Notices).Message;
        var (exitCode, output) = await RunCommandsAsync(story, text);

        Assert.True(exitCode == 0, output);
        Assert.Equal(before, await AllOfEachRuleAsync(story));
        Assert.DoesNotContain("create-tags", text, StringComparison.Ordinal);
        Assert.Contains("add the ports to the group's tag", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_keep_a_rule_open_that_can_take_no_further_tag_the_group_is_tagged()
    {
        using var story = await Story.BeginAsync(local, Story.Notifying);
        await OpenWithAllTagsAsync(story);

        var (exitCode, output) = await RunCommandsAsync(story, Assert.Single(story.Notices).Message);

        Assert.True(exitCode == 0, output);
        var again = await story.HandleAsync(story.LastEvent("AuthorizeSecurityGroupIngress"));
        Assert.Equal("exempt", Assert.Single(again.Groups).Outcome);
    }

    [Fact]
    public async Task To_close_what_was_only_told_opens_first_what_may_stay()
    {
        Requirements.Require(Requirements.AwsCli);
        using var story = await Story.BeginAsync(local, Story.Notifying);
        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 0-442", Rule.World)));

        string text = Assert.Single(story.Notices).Message;
        var (exitCode, output) = await RunAsync(story, Outline.Of(text).Single(part => part.Title == "To close it"));

        Assert.True(exitCode == 0, output);
        Assert.Equal(["tcp 80 from 0.0.0.0/0"], await story.RulesInWordsAsync());
    }

    private static async Task<IReadOnlyList<string>> OpenWithAllTagsAsync(Story story)
    {
        Requirements.Require(Requirements.AwsCli);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World, "ssh"));
        string ruleId = (await story.RulesAsync()).Single().RuleId!;
        await story.CallAsync("CreateTags", [("ResourceId.1", ruleId), .. Enumerable.Range(1, 50).SelectMany(number => new[] { ($"Tag.{number}.Key", $"key {number}"), ($"Tag.{number}.Value", "value") })]);
        var before = await AllOfEachRuleAsync(story);
        await story.HandleAsync(opened);
        return before;
    }

    private static Task<(int ExitCode, string Output)> RunCommandsAsync(Story story, string text) =>
        RunAsync(story, Outline.Of(text).Single(part => part.HasCommands && part.Title != "To close it"));

    private static Task<(int ExitCode, string Output)> RunAsync(Story story, Outline section) => Shell.RunAsync(
        string.Join(" && ", section.Lines.Where(line => line.IsCommand).Select(line => line.Text)),
        ("AWS_ENDPOINT_URL", story.Aws.Endpoint.ToString()),
        ("AWS_ACCESS_KEY_ID", "alice"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
        ("AWS_PAGER", ""));

    private static async Task AssertUndoneAsync(Story story, params IngressRule[] rules)
    {
        Requirements.Require(Requirements.AwsCli);
        var opened = await story.OpenAsync(rules);
        var first = (await story.RulesAsync()).Single(rule => rule.ToString() == rules[0].ToString());
        await story.TagAsync(first.RuleId!, "owner", "O'Neill, \"ops\" = 1; ünï 🔥");
        await story.TagAsync(first.RuleId!, "Name", "two words");
        var before = await AllOfEachRuleAsync(story);
        await story.HandleAsync(opened);
        Assert.NotEqual(before, await AllOfEachRuleAsync(story));
        await AssertCommandsRestoreAsync(story, before);
    }

    private static async Task AssertCommandsRestoreAsync(Story story, IReadOnlyList<string> before)
    {
        Requirements.Require(Requirements.AwsCli);
        var (exitCode, output) = await RunCommandsAsync(story, Assert.Single(story.Notices).Message);

        Assert.True(exitCode == 0, output);
        Assert.Equal(before, await AllOfEachRuleAsync(story));
        var again = await story.HandleAsync(story.LastEvent("AuthorizeSecurityGroupIngress"));
        Assert.Equal("exempt", Assert.Single(again.Groups).Outcome);
        Assert.Equal(before, await AllOfEachRuleAsync(story));
    }

    /// <summary>But for the tag that keeps what was put back from being closed again.</summary>
    private static async Task<IReadOnlyList<string>> AllOfEachRuleAsync(Story story) =>
    [
        .. (await story.RulesAsync())
            .Select(rule => $"{rule} {rule.Icmp} | {rule.Description} | {string.Join(", ", rule.Tags.Where(tag => tag.Key != "remediation:allow").OrderBy(tag => tag.Key, StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal),
    ];
}
