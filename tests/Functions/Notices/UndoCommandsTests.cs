using Remediation.Decisions.SecurityGroups;
using Remediation.Functions.Tests.Support;

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

        string[] commands = [.. Assert.Single(story.Notices).Message.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("aws ", StringComparison.Ordinal))];
        var (exitCode, output) = await Shell.RunAsync(
            string.Join(" && ", commands),
            ("AWS_ENDPOINT_URL", story.Aws.Endpoint.ToString()),
            ("AWS_ACCESS_KEY_ID", "alice"),
            ("AWS_SECRET_ACCESS_KEY", "local"),
            ("AWS_PAGER", ""));

        Assert.True(exitCode == 0, output);
        Assert.Equal(before, await AllOfEachRuleAsync(story));
        var again = await story.HandleAsync(story.LastEvent("AuthorizeSecurityGroupIngress"));
        Assert.Equal("exempt", Assert.Single(again.Groups).Outcome);
        Assert.Equal(before, await AllOfEachRuleAsync(story));
    }

    private static async Task<IReadOnlyList<string>> AllOfEachRuleAsync(Story story) =>
    [
        .. (await story.RulesAsync())
            .Select(rule => $"{rule} | {rule.Description} | {string.Join(", ", rule.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal),
    ];
}
