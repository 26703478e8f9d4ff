using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

public sealed class WhatADefaultGroupMayOpen
{
    [Theory]
    [InlineData("tcp 80 from 0.0.0.0/0")]
    [InlineData("tcp 443 from ::/0")]
    [InlineData("tcp 8443 from 0.0.0.0/0")]
    [InlineData("tcp 22 from 0.0.0.0/0")]
    [InlineData("tcp 0-65535 from 0.0.0.0/0")]
    [InlineData("all traffic from 0.0.0.0/0")]
    [InlineData("all traffic from ::/0")]
    [InlineData("icmp from 0.0.0.0/0")]
    [InlineData("protocol 47 from 0.0.0.0/0")]
    [InlineData("udp 53 from 0.0.0.0/0")]
    public void Nothing_to_the_internet(string rule)
    {
        var verdict = Snapshot.OfDefaultGroup(rule).Judged();

        Assert.Equal([rule], verdict.Gone);
        Assert.Empty(verdict.Left);
        Assert.Contains("default group", verdict.ReasonFor(rule), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all traffic from sg-0a1b2c3d")]
    [InlineData("all traffic from 10.0.0.0/8")]
    [InlineData("tcp 22 from 52.10.30.40/32")]
    [InlineData("tcp 443 from 52.0.0.0/8")]
    public void Anything_to_its_own_members_and_to_known_networks(string rule)
    {
        var verdict = Snapshot.OfDefaultGroup(rule).Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Reported);
    }

    [Theory]
    [InlineData("tcp 443 from pl-unread")]
    [InlineData("icmp from pl-unread")]
    public void An_unknown_prefix_list_is_reported_even_for_ports_that_other_groups_may_open(string rule) =>
        Assert.Equal([rule], Snapshot.OfDefaultGroup(rule).Judged().Reported);

    [Fact]
    public void What_a_tag_exempts_stays()
    {
        var verdict = (Snapshot.OfDefaultGroup("tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0") with { Exemption = "tcp/443 until 2026-12-31" }).Judged();

        Assert.Equal(["tcp 443 from 0.0.0.0/0"], verdict.Left);
        Assert.Equal(["tcp 443 from 0.0.0.0/0"], verdict.Exempted);
    }

    [Fact]
    public void A_group_that_is_only_called_something_like_it_is_judged_like_any_other() =>
        (Snapshot.Of("tcp 443 from 0.0.0.0/0") with { Name = "default-web" }).Judged().ChangesNothing();
}
