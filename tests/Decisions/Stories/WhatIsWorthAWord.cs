using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

/// <summary>Advice: nothing has to change, but somebody should know.</summary>
public sealed class WhatIsWorthAWord
{
    [Theory]
    [InlineData("tcp 80 from 0.0.0.0/0")]
    [InlineData("tcp 80 from ::/0")]
    [InlineData("tcp 80 from 0.0.0.0/1", "tcp 80 from 128.0.0.0/1")]
    [InlineData("tcp 79-81 from 0.0.0.0/0")]
    [InlineData("tcp 80 from 0.0.0.0/0", "udp 443 from 0.0.0.0/0")]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 22 from 0.0.0.0/0")]
    public void A_site_that_can_only_be_visited_unencrypted(params string[] rules) =>
        Assert.Contains("Port 80 is open to the internet and port 443 to nobody", Assert.Single(Snapshot.Of(rules).Judged().Decision.Advice), StringComparison.Ordinal);

    [Theory]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0")]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 443 from ::/0")]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 443 from 10.0.0.0/8")]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 443 from sg-balancer")]
    [InlineData("tcp 80 from 0.0.0.0/0", "tcp 400-500 from 10.0.0.0/8")]
    [InlineData("tcp 80 from 0.0.0.0/0", "all traffic from sg-web")]
    [InlineData("tcp 0-65535 from 0.0.0.0/0")]
    [InlineData("all traffic from 0.0.0.0/0")]
    [InlineData("tcp 80 from 10.0.0.0/8")]
    [InlineData("udp 80 from 0.0.0.0/0")]
    [InlineData("tcp 443 from 0.0.0.0/0")]
    [InlineData("tcp 22 from 0.0.0.0/0")]
    public void But_not_one_that_somebody_can_reach_encrypted_or_that_is_none(params string[] rules) => Assert.Empty(Snapshot.Of(rules).Judged().Decision.Advice);

    [Fact]
    public void Port_80_of_a_default_group_goes_and_needs_no_advice()
    {
        var verdict = Snapshot.OfDefaultGroup("tcp 80 from 0.0.0.0/0").Judged();

        Assert.Empty(verdict.Left);
        Assert.Empty(verdict.Decision.Advice);
    }

    [Theory]
    [InlineData("2026-11-29T12:00Z", true)]
    [InlineData("2026-11-29T12:01Z", false)]
    [InlineData("2026-11-28", true)]
    [InlineData("2026-11-29", false)]
    [InlineData("2026-11-22", true)]
    public void An_exemption_that_ends_within_a_week(string end, bool isSoon)
    {
        var onGroup = (Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = $"22 until {end} ticket ABC-1" }).Judged().Decision;
        var onRule = new Snapshot().With(Written.Rule("tcp 22 from 0.0.0.0/0", $"22 until {end} ticket ABC-1")).Judged().Decision;

        Assert.Equal(isSoon ? 1 : 0, onGroup.Advice.Count);
        Assert.Equal(isSoon ? 1 : 0, onRule.Advice.Count);
        Assert.All(onGroup.Advice.Concat(onRule.Advice), advice => Assert.Contains($"\"22 until {end} ticket ABC-1\"", advice, StringComparison.Ordinal));
    }

    [Fact]
    public void An_exemption_that_has_ended_is_a_warning_and_not_advice()
    {
        var decision = (Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = "22 until 2026-11-21" }).Judged().Decision;

        Assert.Empty(decision.Advice);
        Assert.Contains("ended at 2026-11-22 00:00 UTC", Assert.Single(decision.Warnings), StringComparison.Ordinal);
    }
}
