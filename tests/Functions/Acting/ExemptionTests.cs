using Remediation.Decisions;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>What a tag or a setting exempts is told and left.</summary>
public sealed class ExemptionTests(LocalAwsWithoutFunctions local)
{
    private const string Tag = "remediation:allow";

    [Fact]
    public async Task An_opening_that_a_tag_of_the_group_exempts_is_told_as_exempt()
    {
        using var story = await Story.BeginAsync(local);
        await story.TagAsync(story.GroupId, Tag, "22 until 2026-12-31 ticket ABC-1");

        var result = await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Equal("exempt", Assert.Single(result.Groups).Outcome);
        Assert.Single(await story.RulesAsync());
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("Exempt", "low"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.Contains("a tag exempts it", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_on_the_rule_exempts_that_rule_only()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 22", Rule.WorldIPv6));
        await story.TagAsync((await story.RulesAsync()).Single(rule => rule.Source.ToString() == Rule.World).RuleId!, Tag, "22 until 2026-12-31 ticket ABC-1");

        await story.HandleAsync(opened);

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task A_tag_that_cannot_be_read_exempts_nothing_and_the_notice_says_what_to_write()
    {
        using var story = await Story.BeginAsync(local);
        await story.TagAsync(story.GroupId, Tag, "ssh please");

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Empty(await story.RulesAsync());
        Assert.Contains("exempts nothing: it names no end; write for example '22 until 2026-12-31 ticket ABC-1'", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_or_a_vpc_that_a_setting_exempts_is_left_and_told_as_exempt(bool byVpc)
    {
        using var first = await Story.BeginAsync(local);
        var group = (await first.Alice.LookAtAsync(first.GroupId, TestContext.Current.CancellationToken))!.Group;
        using var story = await Story.BeginAsync(
            local,
            settings => settings with { Policy = new ExposurePolicy { Exempt = new HashSet<string> { byVpc ? group.VpcId! : group.GroupId } } },
            group.GroupId);

        var result = await story.HandleAsync(await story.OpenAsync(Rule.Of("-1", Rule.World)));

        Assert.Equal("exempt", Assert.Single(result.Groups).Outcome);
        Assert.Single(await story.RulesAsync());
        string text = Assert.Single(story.Notices).Message;
        Assert.Contains("and a setting exempts it", text, StringComparison.Ordinal);
        Assert.DoesNotContain("because a tag", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_warns_of_an_exemption_that_ends_soon_and_of_http_without_https()
    {
        using var story = await Story.BeginAsync(local);
        await story.TagAsync(story.GroupId, Tag, "22 until 2026-03-05 ticket ABC-1");

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 80", Rule.World)));

        string text = Assert.Single(story.Notices).Message;
        Assert.Contains("ends at 2026-03-06 00:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Port 80 is open to the internet and port 443 to nobody", text, StringComparison.Ordinal);
    }
}
