using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Acting;

/// <summary>Events come twice, and a process can end between acting and telling.</summary>
public sealed class TellingOnceTests(LocalAwsWithoutFunctions local)
{
    [Fact]
    public async Task The_same_event_twice_in_one_process_is_one_notice()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));

        await story.HandleAsync(opened);
        await story.HandleAsync(opened);

        Assert.Equal("Closed", Assert.Single(story.Notices).Attributes["kind"]);
        Assert.Single(story.Calls, call => call.Action == "RevokeSecurityGroupIngress");
    }

    [Fact]
    public async Task A_notice_that_could_not_be_sent_is_sent_with_the_next_attempt()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("sns", "Publish", FaultKind.Denied);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Contains("not authorized", failure.Message, StringComparison.Ordinal);
        Assert.Empty(story.Notices);
        Assert.Empty(await story.RulesAsync());

        var again = await story.HandleAsync(opened);

        Assert.Equal("alreadyClosed", Assert.Single(again.Groups).Outcome);
        Assert.Equal("AlreadyClosed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task Connections_that_break_while_telling_do_not_turn_a_closed_rule_into_an_unchecked_one()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Sns.BeforePublish = () => throw new HttpRequestException("The connection was reset.");

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));

        Assert.Empty(story.Notices);
        await story.HandleAsync(opened);
        Assert.Equal("AlreadyClosed", Assert.Single(story.Notices).Attributes["kind"]);
    }

    [Fact]
    public async Task A_new_process_that_gets_the_event_again_tells_what_was_open_and_that_it_is_closed()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 0-65535", Rule.World));
        await story.HandleAsync(opened);

        story.StartAnew();
        await story.HandleAsync(opened);
        await story.HandleAsync(opened);

        Assert.Equal(["Closed", "AlreadyClosed"], story.Notices.Select(notice => notice.Attributes["kind"]));
        Assert.Contains("tcp 0-65535 from 0.0.0.0/0", story.Notices[1].Message, StringComparison.Ordinal);
        Assert.Equal(["tcp 443 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], await story.RulesInWordsAsync());
    }

    [Fact]
    public async Task What_could_not_be_closed_at_first_is_told_again_when_it_is()
    {
        using var story = await Story.BeginAsync(local);
        var opened = await story.OpenAsync(Rule.Of("tcp 22", Rule.World));
        story.Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await Assert.ThrowsAnyAsync<Exception>(() => story.HandleAsync(opened));
        await story.HandleAsync(opened);

        Assert.Equal(["StillOpen", "Closed"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }

    [Fact]
    public async Task A_rule_that_somebody_opens_again_is_closed_again_and_told_again()
    {
        using var story = await Story.BeginAsync(local);
        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        await story.HandleAsync(await story.OpenAsync(Rule.Of("tcp 22", Rule.World)));

        Assert.Empty(await story.RulesAsync());
        Assert.Equal(["Closed", "Closed"], story.Notices.Select(notice => notice.Attributes["kind"]));
    }
}
