using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

public sealed class WhatASettingExempts
{
    [Theory]
    [InlineData("sg-0a1b2c3d")]
    [InlineData("vpc-1")]
    public void Everything_in_the_group_or_the_vpc_that_it_names(string id)
    {
        var verdict = (Snapshot.Of("all traffic from 0.0.0.0/0", "tcp 22 from ::/0", "udp 51820 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0") with { Policy = Exempting(id) }).Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Reported);
        Assert.Equal(["all traffic from 0.0.0.0/0", "tcp 22 from ::/0", "udp 51820 from 0.0.0.0/0"], verdict.Exempted);
        Assert.All(verdict.Decision.Exempted, exempt => Assert.EndsWith("and a setting exempts it", exempt.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_default_group_too() =>
        (Snapshot.OfDefaultGroup("tcp 22 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0") with { Policy = Exempting("sg-0a1b2c3d") }).Judged().ChangesNothing();

    [Theory]
    [InlineData("sg-0a1b2c3")]
    [InlineData("sg-0a1b2c3d0")]
    [InlineData("SG-0A1B2C3D")]
    [InlineData("vpc-10")]
    [InlineData("web")]
    [InlineData("*")]
    [InlineData("")]
    public void But_no_other_group(string id) =>
        Assert.Equal(["tcp 22 from 0.0.0.0/0"], (Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Policy = Exempting(id) }).Judged().Gone);

    [Fact]
    public void And_a_tag_that_has_ended_does_not_take_it_back() =>
        (Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Policy = Exempting("vpc-1"), Exemption = "22 until 2020-01-01" }).Judged().ChangesNothing();

    private static ExposurePolicy Exempting(string id) => new() { Exempt = new HashSet<string> { id } };

    [Theory]
    [InlineData("group")]
    [InlineData("rule")]
    [InlineData("setting")]
    public void What_may_be_open_to_anybody_needs_no_exemption_and_is_told_as_none(string where)
    {
        var rule = Written.Rule("tcp 443 from 0.0.0.0/0", where == "rule" ? "all until 2026-12-31 ticket ABC-1" : null);
        var verdict = (new Snapshot().With(rule) with
        {
            Exemption = where == "group" ? "all until 2026-12-31 ticket ABC-1" : null,
            Policy = where == "setting" ? Exempting("vpc-1") : new ExposurePolicy(),
        }).Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Exempted);
    }
}
