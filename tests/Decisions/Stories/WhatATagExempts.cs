using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

public sealed class WhatATagExempts
{
    private const string UntilNewYear = "22 until 2026-12-31 ticket ABC-1";

    [Fact]
    public void Ssh_stays_open_while_the_group_s_tag_holds()
    {
        var verdict = (Snapshot.Of("tcp 22 from 0.0.0.0/0", "tcp 3389 from 0.0.0.0/0") with { Exemption = UntilNewYear }).Judged();

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Left);
        Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Exempted);
        Assert.Empty(verdict.Decision.Warnings);
    }

    [Fact]
    public void A_tag_on_a_rule_exempts_that_rule_and_no_other()
    {
        var verdict = Snapshot.Of("tcp 22 from 0.0.0.0/0").With(Written.Rule("tcp 22 from ::/0", UntilNewYear)).Judged();

        Assert.Equal(["tcp 22 from ::/0"], verdict.Left);
        Assert.Equal(["tcp 22 from ::/0"], verdict.Exempted);
    }

    [Fact]
    public void A_wide_rule_keeps_what_is_allowed_and_what_its_tag_exempts_and_the_pieces_carry_the_tag()
    {
        var verdict = new Snapshot()
            .With(Written.Rule("tcp 0-65535 from 0.0.0.0/0", UntilNewYear) with { Description = "old web server" })
            .Judged();

        Assert.Equal(["tcp 22 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"], verdict.Left);
        Assert.All(verdict.Pieces, piece => Assert.Equal(UntilNewYear, Assert.Single(piece.Tags).Value));
        Assert.All(verdict.Pieces, piece => Assert.Equal("old web server", piece.Description));
        Assert.All(verdict.Pieces, piece => Assert.Null(piece.RuleId));
    }

    [Fact]
    public void The_word_all_exempts_every_port_and_protocol()
    {
        var verdict = (Snapshot.Of("all traffic from 0.0.0.0/0", "protocol 47 from ::/0") with { Exemption = "all until 2026-12-31 pen test" }).Judged();

        verdict.ChangesNothing();
        Assert.Equal(2, verdict.Exempted.Count());
    }

    [Fact]
    public void Every_port_is_not_every_protocol()
    {
        var verdict = (Snapshot.Of("all traffic from 0.0.0.0/0") with { Exemption = "0-65535 until 2026-12-31" }).Judged();

        verdict.ChangesNothing();
        Assert.Contains("other protocols", verdict.Decision.Reports.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_default_group_the_protocols_without_ports_close_when_only_ports_are_exempt()
    {
        var verdict = (Snapshot.OfDefaultGroup("all traffic from 0.0.0.0/0") with { Exemption = "0-65535 until 2026-12-31" }).Judged();

        Assert.Equal(["tcp 0-65535 from 0.0.0.0/0", "udp 0-65535 from 0.0.0.0/0"], verdict.Left);
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59.9999999Z", true)]
    [InlineData("2027-01-01T00:00:00Z", false)]
    public void A_day_holds_to_its_last_moment(string now, bool holds)
    {
        var tagged = Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = UntilNewYear };

        var verdict = tagged.JudgedAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(holds, verdict.Exempted.Any());
        Assert.Equal(!holds, verdict.Gone.Any());
    }

    [Theory]
    [InlineData(17, 59, true)]
    [InlineData(18, 0, false)]
    public void A_moment_ends_at_that_moment(int hour, int minute, bool holds)
    {
        var tagged = Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = "22 until 2026-11-22T18:00Z" };

        Assert.Equal(holds, tagged.JudgedAt(new DateTimeOffset(2026, 11, 22, hour, minute, 0, TimeSpan.Zero)).Exempted.Any());
    }

    [Fact]
    public void An_exemption_that_has_ended_closes_the_port_and_warns()
    {
        var verdict = (Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = "22 until 2026-11-21" }).Judged();

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Gone);
        string warning = Assert.Single(verdict.Decision.Warnings);
        Assert.Contains("sg-0a1b2c3d", warning, StringComparison.Ordinal);
        Assert.Contains("2026-11-22 00:00", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22")]
    [InlineData("22 forever")]
    [InlineData("22 until tomorrow")]
    [InlineData("ssh until 2026-12-31")]
    [InlineData("")]
    public void A_tag_that_cannot_be_read_exempts_nothing_and_warns(string tag)
    {
        var verdict = new Snapshot().With(Written.Rule("tcp 22 from 0.0.0.0/0", tag)).Judged();

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Gone);
        Assert.Contains("sgr-0", Assert.Single(verdict.Decision.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_other_names_mean_nothing()
    {
        var rule = Written.Rule("tcp 22 from 0.0.0.0/0") with { Tags = new Dictionary<string, string> { ["Remediation:Allow"] = UntilNewYear } };

        Assert.Single(new Snapshot().With(rule).Judged().Gone);
    }

    [Fact]
    public void An_exempt_rule_does_not_lend_its_exemption_to_the_hole_beside_it()
    {
        var verdict = Snapshot.Of("tcp 20-25 from 0.0.0.0/0").With(Written.Rule("tcp 22 from 0.0.0.0/0", UntilNewYear)).Judged();

        Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Left);
    }

    [Fact]
    public void Blocks_that_only_together_are_the_world_say_that_a_tag_exempts_them()
    {
        var verdict = new Snapshot()
            .With(Written.Rule("tcp 22 from 52.0.0.0/8", UntilNewYear))
            .With(Written.Rule("tcp 22 from 53.0.0.0/8", UntilNewYear))
            .Judged();

        verdict.ChangesNothing();
        Assert.Equal(2, verdict.Exempted.Count());
    }
}
