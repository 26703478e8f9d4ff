using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

public sealed class WhatIsUnlistedOrUnknown
{
    [Theory]
    [InlineData("tcp 8443 from 0.0.0.0/0")]
    [InlineData("tcp 8443 from ::/0")]
    [InlineData("udp 443 from 0.0.0.0/0")]
    [InlineData("tcp 53 from 0.0.0.0/0")]
    [InlineData("udp 53 from 0.0.0.0/0")]
    [InlineData("tcp 443-444 from 0.0.0.0/0")]
    [InlineData("protocol 47 from 0.0.0.0/0")]
    [InlineData("protocol 50 from ::/0")]
    public void What_no_list_forbids_or_allows_stays_and_is_reported(string rule)
    {
        var verdict = Snapshot.Of(rule).Judged();

        verdict.ChangesNothing();
        Assert.Equal([rule], verdict.Reported);
    }

    [Theory]
    [InlineData("tcp 8443 from 0.0.0.0/0")]
    [InlineData("protocol 47 from 0.0.0.0/0")]
    public void It_closes_where_the_policy_says_so(string rule)
    {
        var policy = new ExposurePolicy { Unlisted = UnlistedServices.Close };

        var verdict = (Snapshot.Of(rule, "tcp 443 from 0.0.0.0/0") with { Policy = policy }).Judged();

        Assert.Equal(["tcp 443 from 0.0.0.0/0"], verdict.Left);
        Assert.Contains("on no list", verdict.ReasonFor(rule), StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_allowed_and_unlisted_ports_keeps_its_allowed_part_where_unlisted_ports_close()
    {
        var policy = new ExposurePolicy { Unlisted = UnlistedServices.Close };

        var verdict = (Snapshot.Of("tcp 443-444 from 0.0.0.0/0") with { Policy = policy }).Judged();

        Assert.Equal(["tcp 443 from 0.0.0.0/0"], verdict.Left);
    }

    [Fact]
    public void Unlisted_ports_go_with_the_forbidden_ones_of_their_rule_but_stay_in_a_rule_of_their_own()
    {
        var verdict = Snapshot.Of("tcp 3300-3310 from 0.0.0.0/0", "tcp 3301 from 0.0.0.0/0").Judged();

        Assert.Equal(["tcp 3301 from 0.0.0.0/0"], verdict.Left);
        Assert.Equal(["tcp 3301 from 0.0.0.0/0"], verdict.Reported);
    }

    [Fact]
    public void What_the_user_allows_stays_even_if_the_catalogue_forbids_it()
    {
        var policy = new ExposurePolicy
        {
            Allowed = [new PortService(IpProtocol.Tcp, PortRange.Only(443)), new PortService(IpProtocol.Tcp, new PortRange(8080, 8081))],
        };

        var verdict = (Snapshot.Of("tcp 8000-8090 from 0.0.0.0/0", "udp 8080 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0") with { Policy = policy }).Judged();

        Assert.Equal(["tcp 8000-8090 from 0.0.0.0/0"], verdict.Gone);
        Assert.Equal(["tcp 8080-8081 from 0.0.0.0/0"], verdict.Added);
        Assert.Equal(["udp 8080 from 0.0.0.0/0", "tcp 80 from 0.0.0.0/0"], verdict.Reported);
    }

    [Theory]
    [InlineData("tcp 0-65535 from 0.0.0.0/0")]
    [InlineData("all traffic from ::/0")]
    public void A_wide_rule_goes_as_a_whole_where_the_policy_says_revoke(string rule)
    {
        var verdict = (Snapshot.Of(rule) with { Policy = new ExposurePolicy { WideRules = WideRules.Revoke } }).Judged();

        Assert.Equal([rule], verdict.Gone);
        Assert.Empty(verdict.Added);
    }

    [Theory]
    [InlineData("tcp 22 from pl-unread")]
    [InlineData("tcp 80-443 from pl-unread")]
    [InlineData("all traffic from pl-unread")]
    [InlineData("tcp 8443 from pl-never-asked")]
    public void A_rule_whose_prefix_list_cannot_be_read_stays_and_is_reported_with_the_reason(string rule)
    {
        var verdict = Snapshot.Of(rule).With("pl-unread", new PrefixListEntries.Unknown("it belongs to another account")).Judged();

        verdict.ChangesNothing();
        Assert.Equal([rule], verdict.Reported);
        Assert.Matches("another account|not read", verdict.ReasonFor(rule));
    }

    [Theory]
    [InlineData("tcp 80 from pl-unread")]
    [InlineData("tcp 443 from pl-unread")]
    [InlineData("icmp from pl-unread")]
    public void It_does_not_matter_what_is_in_a_prefix_list_when_anybody_may_come(string rule)
    {
        var verdict = Snapshot.Of(rule).With("pl-unread", new PrefixListEntries.Unknown("access denied")).Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Reported);
    }

    [Fact]
    public void An_unknown_prefix_list_keeps_no_hole_beside_it_open()
    {
        var verdict = Snapshot.Of("tcp 22 from pl-unread", "tcp 22 from 0.0.0.0/0").Judged();

        Assert.Equal(["tcp 22 from pl-unread"], verdict.Left);
    }

    [Fact]
    public void An_empty_prefix_list_opens_nothing() =>
        Snapshot.Of("all traffic from pl-empty").With("pl-empty", Written.List()).Judged().ChangesNothing();

    [Fact]
    public void A_rule_that_cannot_be_read_stays_and_is_reported()
    {
        var odd = Written.Rule("tcp 22 from 0.0.0.0/0") with { Ports = null, Unreadable = "its ports are -5 to 70000" };

        var verdict = new Snapshot().With(odd).Judged();

        verdict.ChangesNothing();
        var report = Assert.Single(verdict.Decision.Reports);
        Assert.Contains("70000", report.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void A_rule_without_the_ports_that_its_protocol_has_is_reported_and_not_taken_for_harmless(string protocol)
    {
        Assert.True(IpProtocol.TryParse(protocol, out var known));
        var odd = new IngressRule { Protocol = known, Source = Written.Source("0.0.0.0/0") };

        var verdict = new Snapshot().With(odd).Judged();

        verdict.ChangesNothing();
        Assert.Single(verdict.Decision.Reports);
    }

    [Fact]
    public void A_source_that_cannot_be_read_stays_and_is_reported()
    {
        var odd = Written.Rule("tcp 22 from 0.0.0.0/0") with { Source = new RuleSource.Unreadable("300.0.0.0/0") };

        var verdict = new Snapshot().With(odd).Judged();

        verdict.ChangesNothing();
        Assert.Contains("300.0.0.0/0", Assert.Single(verdict.Decision.Reports).Reason, StringComparison.Ordinal);
    }
}
