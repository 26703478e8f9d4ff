using Remediation.Cli.LocalAws;
using Remediation.Decisions;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Sweeping;

/// <summary>Every group of a region, for whatever no event announced.</summary>
public sealed class SweepTests(LocalAwsWithoutFunctions local, LocalAwsWithAFleet another)
{
    [Fact]
    public async Task The_first_sweep_tells_everything_in_one_notice_with_the_worst_first_and_changes_nothing()
    {
        using var story = await SweepStory.BeginAsync(local);
        string advised = await story.CreateGroupAsync("site", Rule.Of("tcp 80", Rule.World));
        string exempt = await story.CreateGroupAsync("bastion", Rule.Of("tcp 22", Rule.World));
        await story.CallAsync("CreateTags", ("ResourceId.1", exempt), ("Tag.1.Key", "remediation:allow"), ("Tag.1.Value", "22 until 2026-12-31 ticket ABC-1"));
        string unlisted = await story.CreateGroupAsync("vpn", Rule.Of("udp 51820", Rule.World));
        string forbidden = await story.CreateGroupAsync("db", Rule.Of("tcp 3306", Rule.World), Rule.Of("-1", Rule.WorldIPv6));
        string harmless = await story.CreateGroupAsync("office", Rule.Of("tcp 22", "10.0.0.0/8"), Rule.Of("tcp 443", Rule.World));

        var result = await story.SweepAsync();

        Assert.Equal((true, 6, 5, 5), (result.IsDone, result.Groups, result.Findings, result.NewFindings));
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("WouldClose", "high", "Notify", "sweep"), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["mode"], notice.Attributes["resource"]));
        Assert.StartsWith("Sweep: 2 rules open that must not be, 5 new", notice.Subject, StringComparison.Ordinal);
        int[] places = [.. new[] { forbidden, unlisted, exempt, advised }.Select(id => notice.Message.IndexOf(id, StringComparison.Ordinal))];
        Assert.All(places, place => Assert.NotEqual(-1, place));
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(harmless, notice.Message, StringComparison.Ordinal);
        Assert.All(story.Calls.Where(call => call.Service == "ec2"), call => Assert.StartsWith("Describe", call.Action, StringComparison.Ordinal));
        Assert.Equal(2, (await story.RulesAsync(forbidden)).Count);
    }

    [Fact]
    public async Task Wide_rules_are_narrowed_by_the_sweep_too_and_keep_their_tags()
    {
        using var story = await SweepStory.BeginAsync(another, SweepStory.Enforcing);
        string[] groups = [await story.CreateGroupAsync("site", Rule.Of("tcp 0-442", Rule.World)), await story.CreateGroupAsync("shop", Rule.Of("-1", Rule.World))];
        foreach (string group in groups)
        {
            await story.CallAsync("CreateTags", ("ResourceId.1", (await story.RulesAsync(group)).Single().RuleId!), ("Tag.1.Key", "team"), ("Tag.1.Value", "web"));
        }

        await story.SweepAsync();

        Assert.Equal(["tcp 80 from 0.0.0.0/0"], (await story.RulesAsync(groups[0])).Select(rule => rule.ToString()));
        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], (await story.RulesAsync(groups[1])).Select(rule => rule.ToString()).Order(StringComparer.Ordinal));
        Assert.All(await story.RulesAsync(groups[1]), rule => Assert.Equal("web", rule.Tags["team"]));
    }

    [Fact]
    public async Task Only_what_changed_since_is_told_again()
    {
        using var story = await SweepStory.BeginAsync(local);
        string old = await story.CreateGroupAsync("old", Rule.Of("tcp 22", Rule.World));
        string closing = await story.CreateGroupAsync("closing", Rule.Of("tcp 3389", Rule.World));
        await story.SweepAsync();

        var unchanged = await story.SweepAsync();

        Assert.Equal((0, "Nothing changed since the last sweep."), (unchanged.NewFindings, unchanged.Summary));
        Assert.Single(story.Notices);

        string opening = await story.CreateGroupAsync("opening", Rule.Of("tcp 5432", Rule.World));
        await story.SweepAsync();

        string text = story.Notices[^1].Message;
        Assert.Equal(2, story.Notices.Count);
        Assert.Contains("1 finding is new, and nothing is gone", OneLine(text), StringComparison.Ordinal);
        Assert.Contains(opening, text, StringComparison.Ordinal);
        Assert.Contains("postgresql (tcp 5432) must not be open to the internet", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(old, text, StringComparison.Ordinal);

        await story.CallAsync("RevokeSecurityGroupIngress", ("GroupId", closing), ("SecurityGroupRuleId.1", (await story.RulesAsync(closing)).Single().RuleId!));
        await story.SweepAsync();

        Assert.Equal(3, story.Notices.Count);
        Assert.Contains("nothing is new, and 1 is gone", OneLine(story.Notices[^1].Message), StringComparison.Ordinal);
        Assert.Equal(("Reported", "low"), (story.Notices[^1].Attributes["kind"], story.Notices[^1].Attributes["severity"]));
        await story.SweepAsync();
        Assert.Equal(3, story.Notices.Count);
    }

    [Fact]
    public async Task Enforcing_closes_tells_how_to_undo_and_has_nothing_to_tell_the_next_time()
    {
        Requirements.Require(Requirements.AwsCli);
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string list = await story.Alice.CreatePrefixListAsync("world", ["0.0.0.0/0"], TestContext.Current.CancellationToken);
        string web = await story.CreateGroupAsync("web", Rule.Of("tcp 0-65535", Rule.World, "it's \"wide\""), Rule.Of("tcp 443", Rule.WorldIPv6));
        string db = await story.CreateGroupAsync("db", Rule.Of("tcp 3306", list), Rule.Of("tcp 22", "10.0.0.0/8"));
        var before = await InWordsAsync(story, web, db);

        var result = await story.SweepAsync();

        Assert.Equal(
            ["tcp 22 from 10.0.0.0/8", "tcp 443 from 0.0.0.0/0", "tcp 443 from ::/0", "tcp 80 from 0.0.0.0/0"],
            (await InWordsAsync(story, web, db)).Select(rule => rule.Split(" |")[0]));
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("Closed", "medium", "Enforce"), (notice.Attributes["kind"], notice.Attributes["severity"], notice.Attributes["mode"]));
        Assert.StartsWith("Sweep: 2 rules closed, 0 rules open that must not be", notice.Subject, StringComparison.Ordinal);
        Assert.Equal(0, result.Findings);
        await story.SweepAsync();
        Assert.Single(story.Notices);

        string[] commands = [.. notice.Message.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("aws ", StringComparison.Ordinal))];
        var (exitCode, output) = await Shell.RunAsync(
            string.Join(" && ", commands),
            ("AWS_ENDPOINT_URL", story.Aws.Endpoint.ToString()), ("AWS_ACCESS_KEY_ID", "alice"), ("AWS_SECRET_ACCESS_KEY", "local"), ("AWS_PAGER", ""));

        Assert.True(exitCode == 0, output);
        Assert.Equal(before, await InWordsAsync(story, web, db));
        await story.SweepAsync();
        Assert.Equal(before, await InWordsAsync(story, web, db));
        Assert.Contains("New: open to the internet, and exempt", story.Notices[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_cannot_be_closed_does_not_save_the_others_and_is_told_each_time()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string[] groups = [.. await CreateAsync(story, 3, Rule.Of("tcp 22", Rule.World))];
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied);

        await story.SweepAsync();

        var left = await StillOpenAsync(story, groups);
        string open = Assert.Single(left);
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("StillOpen", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.StartsWith("Sweep: 1 PROBLEM, 2 rules closed, 1 rule open that must not be", notice.Subject, StringComparison.Ordinal);
        Assert.Contains($"{open}: tcp 22 from 0.0.0.0/0 is still open", notice.Message, StringComparison.Ordinal);
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied);
        await story.SweepAsync();
        Assert.Equal("StillOpen", story.Notices[^1].Attributes["kind"]);
        await story.SweepAsync();
        Assert.Empty(await StillOpenAsync(story, groups));
        Assert.Equal("Closed", story.Notices[^1].Attributes["kind"]);
    }

    [Theory]
    [InlineData("DescribeSecurityGroupRules")]
    [InlineData("GetManagedPrefixListEntries")]
    public async Task A_group_that_cannot_be_read_does_not_hide_the_others(string call)
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string list = await story.Alice.CreatePrefixListAsync("world", ["0.0.0.0/0"], TestContext.Current.CancellationToken);
        string[] groups = [.. await CreateAsync(story, 2, Rule.Of("tcp 22", Rule.World)), .. await CreateAsync(story, 1, Rule.Of("tcp 23", list))];
        story.Ec2.OnListedRules = call == "DescribeSecurityGroupRules" ? _ => throw Once(story, "no answer") : null;
        if (call == "GetManagedPrefixListEntries")
        {
            story.Fault("ec2", call, FaultKind.Http500, times: 20);
        }

        await story.SweepAsync();

        Assert.Single(await StillOpenAsync(story, groups));
        Assert.Contains("could not be read", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_found_in_a_group_that_cannot_be_read_this_time_is_not_gone_and_not_new_the_next_time(bool endsInAnotherInvocation)
    {
        using var story = await SweepStory.BeginAsync(local);
        await CreateAsync(story, 2, Rule.Of("tcp 22", Rule.World));
        await story.SweepAsync();
        story.Ec2.OnListedRules = _ =>
        {
            story.Context.RemainingTime = endsInAnotherInvocation ? TimeSpan.FromSeconds(20) : story.Context.RemainingTime;
            throw Once(story, "no answer");
        };

        var result = await story.SweepAsync();
        story.Context.RemainingTime = TimeSpan.FromMinutes(15);
        result = result.IsDone ? result : await story.SweepAsync(story.GoOns.Single());

        Assert.True(result.IsDone);
        Assert.Equal(2, story.Notices.Count);
        Assert.Contains("Compared with the last sweep, nothing is new, and nothing is gone.", OneLine(story.Notices[^1].Message), StringComparison.Ordinal);
        await story.SweepAsync();
        Assert.Equal(2, story.Notices.Count);
    }

    [Fact]
    public async Task A_rule_that_was_corrected_before_it_was_removed_is_told_with_the_command_that_puts_the_correction_back()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string groupId = await story.CreateGroupAsync("web", Rule.Of("tcp 22", Rule.World));
        string ruleId = (await story.RulesAsync(groupId)).Single().RuleId!;
        story.Ec2.BeforeRevoke = () => story.CallAsync(
            "ModifySecurityGroupRules", ("GroupId", groupId), ("SecurityGroupRule.1.SecurityGroupRuleId", ruleId), ("SecurityGroupRule.1.SecurityGroupRule.IpProtocol", "tcp"),
            ("SecurityGroupRule.1.SecurityGroupRule.FromPort", "22"), ("SecurityGroupRule.1.SecurityGroupRule.ToPort", "22"), ("SecurityGroupRule.1.SecurityGroupRule.CidrIpv4", "10.0.0.0/8"));

        await story.SweepAsync();

        string text = Assert.Single(story.Notices).Message;
        Assert.Contains($"{groupId}: tcp 22 from 0.0.0.0/0 had been changed to tcp 22 from 10.0.0.0/8 when it was removed.", text, StringComparison.Ordinal);
        Assert.Contains("\"CidrIp\":\"10.0.0.0/8\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"CidrIp\":\"0.0.0.0/0\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_exempts_and_the_sweep_says_so()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string groupId = await story.CreateGroupAsync("lab", Rule.Of("-1", Rule.World));
        story.Settings = story.Settings with { Policy = new ExposurePolicy { Exempt = new HashSet<string> { groupId } } };

        await story.SweepAsync();

        Assert.Single(await story.RulesAsync(groupId));
        Assert.Contains("and a setting exempts it", Assert.Single(story.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exemption_is_announced_before_it_ends_and_closed_after()
    {
        using var story = await SweepStory.BeginAsync(local, SweepStory.Enforcing);
        string soon = await story.CreateGroupAsync("soon", Rule.Of("tcp 22", Rule.World));
        string over = await story.CreateGroupAsync("over", Rule.Of("tcp 22", Rule.World));
        foreach (var (groupId, day) in new[] { (soon, "2026-03-04"), (over, "2026-02-28") })
        {
            await story.CallAsync("CreateTags", ("ResourceId.1", groupId), ("Tag.1.Key", "remediation:allow"), ("Tag.1.Value", $"22 until {day} ticket ABC-1"));
        }

        await story.SweepAsync();

        Assert.Single(await story.RulesAsync(soon));
        Assert.Empty(await story.RulesAsync(over));
        string text = Assert.Single(story.Notices).Message;
        Assert.Contains($"on {soon} ends at 2026-03-05 00:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains($"on {over} ended at 2026-03-01 00:00 UTC", text, StringComparison.Ordinal);
        await story.SweepAsync();
        Assert.Single(story.Notices);
    }

    [Fact]
    public async Task Groups_cost_one_call_a_page_and_one_for_each_that_is_worth_it()
    {
        using var story = await SweepStory.BeginAsync(local);
        story.Ec2.GroupsAPage = 50;
        const int groups = 120;
        for (int number = 0; number < groups; number++)
        {
            await story.CreateGroupAsync($"group-{number}", Rule.Of("tcp 443", Rule.World), Rule.Of(number % 40 == 0 ? "tcp 22" : "tcp 80", Rule.World));
        }

        var result = await story.SweepAsync();

        Assert.Equal((groups + 1, 3), (result.Groups, result.Findings));
        Assert.Equal(3, story.Calls.Count(call => call.Action == "DescribeSecurityGroups"));
        Assert.Equal(3, story.Calls.Count(call => call.Action == "DescribeSecurityGroupRules"));
        Assert.Equal(6, story.Calls.Count(call => call.Service == "ec2"));
    }

    private static async Task<IEnumerable<string>> CreateAsync(SweepStory story, int number, params Decisions.SecurityGroups.IngressRule[] rules)
    {
        var groups = new List<string>();
        for (int i = 0; i < number; i++)
        {
            groups.Add(await story.CreateGroupAsync($"group-{Guid.NewGuid():N}", rules));
        }

        return groups;
    }

    private static async Task<IReadOnlyList<string>> StillOpenAsync(SweepStory story, IEnumerable<string> groups)
    {
        var open = new List<string>();
        foreach (string groupId in groups)
        {
            if ((await story.RulesAsync(groupId)).Count > 0)
            {
                open.Add(groupId);
            }
        }

        return open;
    }

    private static HttpRequestException Once(SweepStory story, string problem)
    {
        story.Ec2.OnListedRules = null;
        return new HttpRequestException(problem);
    }

    /// <summary>But for the tag that exempts what was put back.</summary>
    private static async Task<IReadOnlyList<string>> InWordsAsync(SweepStory story, params string[] groups)
    {
        var rules = new List<string>();
        foreach (string groupId in groups)
        {
            rules.AddRange((await story.RulesAsync(groupId)).Select(rule => $"{rule} | {rule.Description}"));
        }

        return [.. rules.Order(StringComparer.Ordinal)];
    }

    /// <summary>A text without its line breaks, which fall where the ids are long.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
