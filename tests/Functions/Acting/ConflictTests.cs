using Remediation.Bootstrap.SecurityGroupGuard;
using Remediation.Cli.LocalAws;
using Remediation.Decisions.Conflicts;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>Somebody, or some program, opens the same again and again.</summary>
public sealed class ConflictTests(LocalAwsWithoutFunctions local)
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ConflictPolicy Impatient = new() { Times = 2, Window = TimeSpan.FromHours(3) };

    [Fact]
    public async Task It_is_told_then_told_as_a_conflict_then_closed_in_silence_then_given_up_loudly_then_left_and_after_the_window_all_begins_anew()
    {
        using var story = await Story.BeginAsync(local, Patient);
        var outcomes = new List<(string Outcome, string? Told, bool IsOpen)>();
        for (int minute = 0; minute < Impatient.GiveUpAfter + 3; minute++)
        {
            outcomes.Add(await OpenAgainAsync(story, Morning.AddMinutes(minute)));
        }

        Assert.Equal(("closed", "Closed", false), outcomes[0]);
        Assert.Equal(("conflict", "Conflict", false), outcomes[1]);
        Assert.All(outcomes[2..Impatient.GiveUpAfter], outcome => Assert.Equal(("closed", null, false), outcome));
        Assert.Equal(("stillOpen", "StillOpen", true), outcomes[Impatient.GiveUpAfter]);
        Assert.All(outcomes[(Impatient.GiveUpAfter + 1)..], outcome => Assert.Equal(("unchanged", null, true), outcome));
        Assert.Equal(("closed", "Closed", false), await OpenAgainAsync(story, Morning.AddMinutes(outcomes.Count) + Impatient.Window));
    }

    [Fact]
    public async Task The_conflict_names_who_opens_it_and_through_what()
    {
        using var story = await Story.BeginAsync(local, Patient);
        await OpenAgainAsync(story, Morning);
        var again = await story.OpenAtAsync(Morning.AddMinutes(1), Rule.Of("tcp 22", Rule.World));
        again["detail"]!["userAgent"] = "APN/1.0 HashiCorp/1.0 Terraform/1.9.0 (+https://www.terraform.io) terraform-provider-aws/5.60.0";

        await story.HandleAsync(again);

        var notice = story.Notices[^1];
        Assert.Equal(("Conflict", "high"), (notice.Attributes["kind"], notice.Attributes["severity"]));
        Assert.StartsWith("CLOSED AGAIN: ssh", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("Terraform opens it each time", notice.Message, StringComparison.Ordinal);
        Assert.Contains("alice (IAMUser", notice.Message, StringComparison.Ordinal);
        Assert.Contains("remediation:allow", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_event_delivered_and_tried_over_and_over_is_one_opening()
    {
        using var story = await Story.BeginAsync(local, Patient);
        var opened = await story.OpenAtAsync(Morning, Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied, times: 3);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        }

        await story.HandleAsync(opened);
        story.StartAnew();
        await story.HandleAsync(opened);

        Assert.Equal(["StillOpen", "Closed", "AlreadyClosed"], story.Notices.Select(notice => notice.Attributes["kind"]));
        Assert.Equal(("conflict", "Conflict", false), await OpenAgainAsync(story, Morning.AddMinutes(1)));
    }

    [Fact]
    public async Task An_opening_that_the_event_of_another_closed_counts_too()
    {
        using var story = await Story.BeginAsync(local, Patient);
        for (int minute = 0; minute < 2; minute++)
        {
            var first = await story.OpenAtAsync(Morning.AddMinutes(minute), Rule.Of("tcp 22", Rule.World));
            var second = await story.OpenAtAsync(Morning.AddMinutes(minute).AddSeconds(5), Rule.Of("tcp 3389", Rule.World));
            await story.HandleAsync(first);
            await story.HandleAsync(second);
        }

        Assert.Empty(await story.RulesAsync());
        await story.HandleAsync(await story.OpenAtAsync(Morning.AddMinutes(9), Rule.Of("tcp 3389", Rule.World)));

        Assert.Equal(["Closed", "Conflict"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }

    [Fact]
    public async Task Another_rule_of_the_same_group_is_told_as_ever_and_another_group_too()
    {
        using var story = await Story.BeginAsync(local, Patient);
        for (int minute = 0; minute < 4; minute++)
        {
            await OpenAgainAsync(story, Morning.AddMinutes(minute));
        }

        await story.HandleAsync(await story.OpenAtAsync(Morning.AddMinutes(5), Rule.Of("tcp 3389", Rule.World)));
        Assert.Equal("Closed", story.Notices[^1].Attributes["kind"]);
        using var other = await Story.BeginAsync(local, Patient);
        Assert.Equal(("closed", "Closed", false), await OpenAgainAsync(other, Morning.AddMinutes(6)));
    }

    [Fact]
    public async Task A_known_and_a_new_rule_opened_together_are_both_closed_and_told_normally()
    {
        using var story = await Story.BeginAsync(local, Patient);
        for (int minute = 0; minute < 3; minute++)
        {
            await OpenAgainAsync(story, Morning.AddMinutes(minute));
        }

        await story.HandleAsync(await story.OpenAtAsync(Morning.AddMinutes(4), Rule.Of("tcp 22", Rule.World), Rule.Of("tcp 3306", Rule.World)));

        Assert.Empty(await story.RulesAsync());
        Assert.Equal(["Closed", "Conflict", "Closed"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }

    [Fact]
    public async Task A_rule_that_was_given_up_stays_while_others_of_its_group_are_closed()
    {
        using var story = await Story.BeginAsync(local, Patient);
        for (int minute = 0; minute <= Impatient.GiveUpAfter; minute++)
        {
            await OpenAgainAsync(story, Morning.AddMinutes(minute), remove: false);
        }

        await story.HandleAsync(await story.OpenAtAsync(Morning.AddMinutes(30), Rule.Of("tcp 3389", Rule.World)));

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], await story.RulesInWordsAsync());
        var notice = story.Notices[^1];
        Assert.Equal("Closed", notice.Attributes["kind"]);
        Assert.Contains("closed again and again", notice.Message, StringComparison.Ordinal);
        Assert.Contains("  - tcp 22 from 0.0.0.0/0", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_opens_and_closes_by_itself_is_no_flood_either()
    {
        using var story = await Story.BeginAsync(local, Patient);
        for (int minute = 0; minute < 6; minute++)
        {
            var opened = await story.OpenAtAsync(Morning.AddMinutes(minute), Rule.Of("tcp 22", Rule.World));
            await story.RevokeAsync((await story.RulesAsync()).Single());
            await story.HandleAsync(opened);
        }

        Assert.Equal(["AlreadyClosed", "AlreadyClosed"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }

    [Theory]
    [InlineData("GetParametersByPath")]
    [InlineData("PutParameter")]
    public async Task Without_memory_every_opening_is_closed_and_told(string call)
    {
        using var story = await Story.BeginAsync(local, Patient);
        story.Fault("ssm", call, FaultKind.Denied, times: 100);

        for (int minute = 0; minute < 3; minute++)
        {
            Assert.Equal(("closed", "Closed", false), await OpenAgainAsync(story, Morning.AddMinutes(minute)));
        }

        Assert.Contains("{groupId}: {problem}", ((Amazon.Lambda.TestUtilities.TestLambdaLogger)story.Context.Logger).Buffer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("99999999999999999999,-1,x\ttcp 22 from 0.0.0.0/0\n\t\n\t\t")]
    public async Task A_memory_that_somebody_wrote_into_is_no_memory(string value)
    {
        using var story = await Story.BeginAsync(local, Patient);
        await story.RememberAsync($"openings/{story.GroupId}/times", value.Length == 0 ? " " : value);

        Assert.Equal(("closed", "Closed", false), await OpenAgainAsync(story, Morning));
        Assert.Equal(("conflict", "Conflict", false), await OpenAgainAsync(story, Morning.AddMinutes(1)));
    }

    [Fact]
    public async Task In_notify_mode_nothing_is_fought_and_nothing_is_counted()
    {
        using var story = await Story.BeginAsync(local, settings => Story.Notifying(Patient(settings)));
        await story.HandleAsync(await story.OpenAtAsync(Morning, Rule.Of("tcp 22", Rule.World)));

        Assert.DoesNotContain(story.Calls, call => call.Action == "PutParameter");
        Assert.Equal("WouldClose", Assert.Single(story.Notices).Attributes["kind"]);
    }

    private static GuardSettings Patient(GuardSettings settings) => settings with { Conflicts = Impatient };

    /// <summary>Opens ssh, has the function handle it, and takes away what it left.</summary>
    private static async Task<(string Outcome, string? Told, bool IsOpen)> OpenAgainAsync(Story story, DateTimeOffset time, bool remove = true)
    {
        int before = story.Notices.Count;
        var result = await story.HandleAsync(await story.OpenAtAsync(time, Rule.Of("tcp 22", Rule.World)));
        var left = await story.RulesAsync();
        foreach (var rule in remove ? left : [])
        {
            await story.RevokeAsync(rule);
        }

        string? told = story.Notices.Count == before ? null : Assert.Single(story.Notices.Skip(before)).Attributes["kind"];
        return (Assert.Single(result.Groups).Outcome, told, left.Count > 0);
    }
}
