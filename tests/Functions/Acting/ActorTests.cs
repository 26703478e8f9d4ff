using System.Text.Json.Nodes;
using Remediation.Actions;
using Remediation.Decisions.Actors;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>Who opens a group can decide what becomes of it.</summary>
public sealed class ActorTests(LocalAwsWithoutFunctions local)
{
    private const string BreakGlass =
        """
        {"type":"AssumedRole","principalId":"AROA1:carol","arn":"arn:aws:sts::123456789012:assumed-role/break-glass-eu/carol","accountId":"123456789012",
        "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA1","arn":"arn:aws:iam::123456789012:role/ops/break-glass-eu","accountId":"123456789012","userName":"break-glass-eu"}}}
        """;

    private const string Root = """{"type":"Root","principalId":"123456789012","arn":"arn:aws:iam::123456789012:root","accountId":"123456789012"}""";
    private const string Service = """{"type":"AWSService","invokedBy":"cloudformation.amazonaws.com"}""";

    [Theory]
    [InlineData("arn:aws:iam::*:role/ops/break-glass*", ActorTreatment.Notify, BreakGlass, "wouldClose")]
    [InlineData("arn:aws:sts::*:assumed-role/break-glass-eu/carol", ActorTreatment.Notify, BreakGlass, "wouldClose")]
    [InlineData("arn:aws:sts::*:assumed-role/break-glass-eu/mallory", ActorTreatment.Notify, BreakGlass, "closed")]
    [InlineData("arn:aws:iam::*:role/break-glass*", ActorTreatment.Notify, BreakGlass, "closed")]
    [InlineData("arn:aws:iam::123456789012:user/alice", ActorTreatment.Exempt, null, "exempt")]
    [InlineData("arn:aws:iam::123456789012:user/ali", ActorTreatment.Exempt, null, "closed")]
    [InlineData("arn:aws:iam::*:root", ActorTreatment.Exempt, Root, "exempt")]
    [InlineData("arn:*", ActorTreatment.Exempt, Service, "closed")]
    public async Task A_setting_about_an_actor_is_about_that_actor_alone(string pattern, ActorTreatment treatment, string? identity, string outcome)
    {
        using var story = await Story.BeginAsync(local, settings => settings with { Actors = [new ActorRule(pattern, treatment)] });
        var opened = await OpenAsAsync(story, identity);

        var result = await story.HandleAsync(opened);

        Assert.Equal(outcome, Assert.Single(result.Groups).Outcome);
        Assert.Equal(outcome == "closed" ? 0 : 1, (await story.RulesAsync()).Count);
        Assert.Equal(outcome, Assert.Single(story.Notices).Attributes["kind"], ignoreCase: true);
    }

    [Fact]
    public async Task The_notice_says_that_a_setting_spared_it_and_not_that_the_mode_did()
    {
        using var told = await Story.BeginAsync(local, settings => settings with { Actors = [new ActorRule("arn:aws:iam::*:user/alice", ActorTreatment.Notify)] });
        using var exempt = await Story.BeginAsync(local, settings => settings with { Actors = [new ActorRule("arn:aws:iam::*:user/alice", ActorTreatment.Exempt)] });

        await told.HandleAsync(await told.OpenAsync(Rule.Of("tcp 22", Rule.World)));
        await exempt.HandleAsync(await exempt.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        string toldText = Assert.Single(told.Notices).Message;
        Assert.Contains("a setting has the openings of this actor only told", toldText, StringComparison.Ordinal);
        Assert.DoesNotContain("the mode is Notify", toldText, StringComparison.Ordinal);
        var exemptNotice = Assert.Single(exempt.Notices);
        Assert.StartsWith("Left open (exempt): ssh", exemptNotice.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("would be closed", exemptNotice.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("To keep it open", exemptNotice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_pattern_that_matches_counts()
    {
        using var story = await Story.BeginAsync(local, settings => settings with
        {
            Mode = RemediationMode.Notify,
            Actors =
            [
                new ActorRule("arn:aws:iam::*:user/bob", ActorTreatment.Exempt),
                new ActorRule("arn:aws:iam::*:user/*", ActorTreatment.Enforce),
                new ActorRule("arn:aws:iam::*:user/alice", ActorTreatment.Exempt),
            ],
        });

        await story.HandleAsync(await OpenAsAsync(story, null));

        Assert.Empty(await story.RulesAsync());
        var notice = Assert.Single(story.Notices);
        Assert.Equal(("Closed", "Enforce"), (notice.Attributes["kind"], notice.Attributes["mode"]));
    }

    private static async Task<JsonObject> OpenAsAsync(Story story, string? identity)
    {
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        if (identity is not null)
        {
            opened["detail"]!["userIdentity"] = JsonNode.Parse(identity);
        }

        return opened;
    }
}
