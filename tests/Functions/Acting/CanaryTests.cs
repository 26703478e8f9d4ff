using System.Text.Json.Nodes;
using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.LocalAws;
using Remediation.Decisions;
using Remediation.Decisions.Actors;
using Remediation.Decisions.Canary;
using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;
using Remediation.Functions.Tests.Patching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>What the canary opens is closed in silence. Whoever tries to hide behind it is told like anybody else.</summary>
public sealed class CanaryTests(LocalAwsWithoutFunctions local, LocalAwsWithAFleet withTheGroup)
{
    private const string Role = "arn:aws:iam::123456789012:role/remediation-CanaryOpenerRole";

    [Fact]
    public async Task Its_hole_is_closed_and_the_notice_is_marked_so_that_nobody_is_woken()
    {
        using var story = await BeginAsync();

        await story.HandleAsync(await ByCanaryAsync(story));

        var notice = Assert.Single(story.Notices);
        Assert.Equal(("Closed", "true"), (notice.Attributes["kind"], notice.Attributes["canary"]));
        Assert.Empty(await story.RulesAsync());
        Assert.Equal("TimeToRemediate 1", story.Written.InWords());
    }

    [Fact]
    public async Task Whatever_the_settings_say_it_is_closed()
    {
        using var story = await BeginAsync(settings => Story.Notifying(settings) with
        {
            EnforceOn = EnforceOn.Attached,
            Actors = [new ActorRule("*", ActorTreatment.Exempt)],
            Policy = new ExposurePolicy { Allowed = [new PortService(IpProtocol.Tcp, PortRange.Only(22))], Exempt = new HashSet<string> { settings.Canary!.GroupId } },
        });

        await story.HandleAsync(await ByCanaryAsync(story));

        Assert.Empty(await story.RulesAsync());
        Assert.Equal("true", Assert.Single(story.Notices).Attributes["canary"]);
    }

    [Fact]
    public async Task Where_the_stack_only_tells_a_permission_for_its_group_alone_is_enough()
    {
        string groupId = (await withTheGroup.HostAsync()).Stack.Groups.Single().GroupId;
        using var story = await Story.BeginAsync(withTheGroup, settings => Story.Notifying(settings) with { Canary = new Canary(groupId, Role) }, groupId);

        await story.HandleAsync(await ByCanaryAsync(story));

        Assert.Empty(await story.RulesAsync());
        Assert.Equal("true", Assert.Single(story.Notices).Attributes["canary"]);
    }

    [Fact]
    public async Task However_often_it_comes_back_it_is_no_conflict_and_nothing_of_it_is_kept()
    {
        using var story = await BeginAsync();
        for (int time = 0; time < 5; time++)
        {
            await story.HandleAsync(await ByCanaryAsync(story));
        }

        Assert.Equal(5, story.Notices.Count(notice => notice.Attributes["kind"] == "Closed" && notice.Attributes["canary"] == "true"));
        Assert.DoesNotContain(story.Calls, call => call.Service == "ssm");
    }

    [Fact]
    public async Task A_second_delivery_after_it_was_closed_wakes_nobody_either()
    {
        using var story = await BeginAsync();
        var opened = await ByCanaryAsync(story);
        await story.HandleAsync(opened);
        story.StartAnew();

        await story.HandleAsync(opened);

        Assert.Equal(["Closed", "AlreadyClosed"], story.Notices.Select(notice => notice.Attributes["kind"]));
        Assert.All(story.Notices, notice => Assert.Equal("true", notice.Attributes["canary"]));
    }

    [Fact]
    public async Task Somebody_else_who_opens_its_group_is_told()
    {
        using var story = await BeginAsync();

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World, CanaryOpening.Describe(Story.Now))));

        AssertTold(story, "Closed");
    }

    [Fact]
    public async Task Its_role_that_opens_another_group_is_told()
    {
        using var story = await Story.BeginAsync(local, settings => settings with { Canary = new Canary("sg-0123456789abcdef0", Role) });

        await story.HandleAsync(await ByCanaryAsync(story));

        AssertTold(story, "Closed");
    }

    [Theory]
    [InlineData("tcp 3389", "0.0.0.0/0")]
    [InlineData("tcp 22", "::/0")]
    [InlineData("tcp 22-23", "0.0.0.0/0")]
    public async Task Its_role_that_opens_something_else_is_told(string service, string source)
    {
        using var story = await BeginAsync();

        await story.HandleAsync(AsCanary(await story.OpenAsync(Rule.Of(service, source))));

        AssertTold(story, "Closed");
    }

    [Fact]
    public async Task Its_role_that_opens_something_besides_is_told()
    {
        using var story = await BeginAsync();

        await story.HandleAsync(AsCanary(await story.OpenAsync(Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 3389", Rule.World))));

        AssertTold(story, "Closed");
    }

    [Fact]
    public async Task Another_hole_that_is_found_beside_its_own_is_told()
    {
        using var story = await BeginAsync();
        await story.OpenAsync(Rule.Of("tcp 3389", Rule.World));

        await story.HandleAsync(await ByCanaryAsync(story));

        AssertTold(story, "Closed");
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task A_tag_that_exempts_its_hole_is_told()
    {
        using var story = await BeginAsync();
        await story.TagAsync(story.GroupId, "remediation:allow", "22 until 2026-12-31 ticket ABC-1");

        await story.HandleAsync(await ByCanaryAsync(story));

        AssertTold(story, "Exempt");
    }

    [Fact]
    public async Task A_group_that_protects_something_is_no_canary_any_more()
    {
        using var story = await BeginAsync();
        await story.LaunchAsync("hidden");

        await story.HandleAsync(await ByCanaryAsync(story));

        AssertTold(story, "Closed");
        Assert.Empty(await story.RulesAsync());
    }

    [Fact]
    public async Task When_nobody_can_say_whether_it_protects_something_it_is_told()
    {
        using var story = await BeginAsync();
        story.Fault("ec2", "DescribeNetworkInterfaces", FaultKind.Denied, times: 10);

        await story.HandleAsync(await ByCanaryAsync(story));

        AssertTold(story, "Closed");
    }

    [Fact]
    public async Task A_hole_that_cannot_be_closed_is_told()
    {
        using var story = await BeginAsync();
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied);

        await Assert.ThrowsAnyAsync<Exception>(async () => await story.HandleAsync(await ByCanaryAsync(story)));

        AssertTold(story, "StillOpen");
        Assert.Equal("StillOpen 1", story.Written.InWords());
    }

    private static void AssertTold(Story story, string kind)
    {
        var notice = Assert.Single(story.Notices);
        Assert.Equal(kind, notice.Attributes["kind"]);
        Assert.DoesNotContain("canary", notice.Attributes.Keys);
    }

    private static async Task<JsonObject> ByCanaryAsync(Story story) =>
        AsCanary(await story.OpenAsync(Rule.Of("tcp 22", Rule.World, CanaryOpening.Describe(story.Clock.GetUtcNow()))));

    /// <summary>The event as it is when Lambda runs the opener with its role.</summary>
    private static JsonObject AsCanary(JsonObject opened)
    {
        opened["detail"]!["eventID"] = Guid.NewGuid().ToString();
        opened["detail"]!["userIdentity"] = new JsonObject
        {
            ["type"] = "AssumedRole",
            ["arn"] = "arn:aws:sts::123456789012:assumed-role/remediation-CanaryOpenerRole/remediation-CanaryOpener",
            ["accountId"] = "123456789012",
            ["sessionContext"] = new JsonObject { ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = Role, ["userName"] = "remediation-CanaryOpenerRole" } },
        };
        return opened;
    }

    /// <summary>A story in the canary's group.</summary>
    private async Task<Story> BeginAsync(Func<GuardSettings, GuardSettings>? change = null)
    {
        using var alice = new Remediation.Cli.Commands.LocalUser((await local.HostAsync()).Endpoint, (await local.HostAsync()).Options.Region, "alice");
        string groupId = await alice.CreateGroupAsync($"canary-{Guid.NewGuid():N}", "for a test", TestContext.Current.CancellationToken);
        return await Story.BeginAsync(local, settings => (change ?? (same => same))(settings with { Canary = new Canary(groupId, Role) }), groupId);
    }
}
