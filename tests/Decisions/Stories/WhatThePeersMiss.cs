using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

/// <summary>The groups on which other remediation tools were compared, each with what must be left of it.</summary>
public sealed class WhatThePeersMiss
{
    public static TheoryData<string, string[], string[]> Groups => new()
    {
        { "ssh", ["tcp 22 from 0.0.0.0/0"], [] },
        { "ssh, IPv6 only", ["tcp 22 from ::/0"], [] },
        { "ssh, both families", ["tcp 22 from 0.0.0.0/0", "tcp 22 from ::/0"], [] },
        { "ssh, both families, IPv6 first", ["tcp 22 from ::/0", "tcp 22 from 0.0.0.0/0"], [] },
        { "rdp over udp", ["udp 3389 from 0.0.0.0/0"], [] },
        { "every tcp port", ["tcp 0-65535 from 0.0.0.0/0"], ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
        { "all traffic", ["all traffic from 0.0.0.0/0"], ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
        { "all traffic, IPv6", ["all traffic from ::/0"], ["tcp 80 from ::/0", "tcp 443 from ::/0"] },
        { "a small range around ssh", ["tcp 20-25 from 0.0.0.0/0"], [] },
        { "the system ports", ["tcp 0-1024 from 0.0.0.0/0"], ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
        { "two halves", ["tcp 22 from 0.0.0.0/1", "tcp 22 from 128.0.0.0/1"], [] },
        {
            "four quarters",
            ["tcp 22 from 0.0.0.0/2", "tcp 22 from 64.0.0.0/2", "tcp 22 from 128.0.0.0/2", "tcp 22 from 192.0.0.0/2"],
            []
        },
        { "two halves, of which only one is enough", ["tcp 22 from 128.0.0.0/1"], [] },
        { "two halves of IPv6: nobody is in the upper one", ["tcp 22 from ::/1", "tcp 22 from 8000::/1"], ["tcp 22 from 8000::/1"] },
        { "two halves of the IPv6 internet", ["tcp 22 from 2000::/4", "tcp 22 from 3000::/4"], [] },
        { "host bits in a zero-length prefix", ["tcp 22 from 203.0.113.9/0"], [] },
        { "ssh beside a private network", ["tcp 22 from 0.0.0.0/0", "tcp 22 from 10.0.0.0/8"], ["tcp 22 from 10.0.0.0/8"] },
        { "ssh beside a security group", ["tcp 22 from 0.0.0.0/0", "tcp 22 from sg-office"], ["tcp 22 from sg-office"] },
        { "all private traffic beside ssh", ["all traffic from 10.0.0.0/8", "tcp 22 from 0.0.0.0/0"], ["all traffic from 10.0.0.0/8"] },
        { "oracle", ["tcp 1521 from 0.0.0.0/0"], [] },
        { "mongodb", ["tcp 27017 from 0.0.0.0/0"], [] },
        { "redis", ["tcp 6379 from 0.0.0.0/0"], [] },
        { "docker", ["tcp 2375 from 0.0.0.0/0"], [] },
        { "vnc", ["tcp 5900 from 0.0.0.0/0"], [] },
        { "winrm", ["tcp 5985-5986 from 0.0.0.0/0"], [] },
        { "nfs", ["tcp 2049 from 0.0.0.0/0"], [] },
        { "memcached over udp", ["udp 11211 from 0.0.0.0/0"], [] },
        { "ssh over udp, as CIS words it", ["udp 22 from 0.0.0.0/0"], [] },
        { "elasticsearch beside the site", ["tcp 443 from 0.0.0.0/0", "tcp 9200 from 0.0.0.0/0"], ["tcp 443 from 0.0.0.0/0"] },
    };

    public static TheoryData<string, string[]> Innocents => new()
    {
        { "https", ["tcp 443 from 0.0.0.0/0"] },
        { "http, both families", ["tcp 80 from 0.0.0.0/0", "tcp 80 from ::/0"] },
        { "ssh from one host", ["tcp 22 from 198.51.100.7/32"] },
        { "ssh from one public host", ["tcp 22 from 52.10.30.40/32"] },
        { "ping", ["icmp from 0.0.0.0/0"] },
        { "ping, IPv6", ["icmpv6 from ::/0"] },
        { "no rule at all", [] },
    };

    public static TheoryData<string, string, string[]> WebServers => new()
    {
        { "every port", "tcp 0-65535 from 0.0.0.0/0", ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
        { "from http to https, over pop3, rpc and imap", "tcp 80-443 from 0.0.0.0/0", ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
        {
            "all traffic",
            "all traffic from 0.0.0.0/0",
            ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"]
        },
        { "from ftp to a second https", "tcp 20-8443 from 0.0.0.0/0", ["tcp 80 from 0.0.0.0/0", "tcp 443 from 0.0.0.0/0"] },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void What_must_not_face_the_internet_closes_and_the_rest_stays(string story, string[] before, string[] after)
    {
        Assert.Equal((story, string.Join(", ", after)), (story, string.Join(", ", Snapshot.Of(before).Judged().Left)));
    }

    [Theory]
    [MemberData(nameof(Innocents))]
    public void What_may_face_the_internet_is_not_touched_or_even_reported(string story, string[] rules)
    {
        var verdict = Snapshot.Of(rules).Judged();

        verdict.ChangesNothing();
        Assert.Equal((story, ""), (story, string.Join(", ", verdict.Reported)));
        Assert.Equal(rules, verdict.Left);
    }

    [Theory]
    [MemberData(nameof(WebServers))]
    public void The_web_site_stays_up_when_its_only_rule_is_too_wide(string story, string rule, string[] pieces)
    {
        var verdict = Snapshot.Of(rule).Judged();

        Assert.Equal([rule], verdict.Gone);
        Assert.Equal((story, string.Join(", ", pieces)), (story, string.Join(", ", verdict.Added)));
    }

    [Theory]
    [InlineData("tcp 22 from pl-world")]
    [InlineData("tcp 22 from pl-halves")]
    [InlineData("tcp 22 from pl-six")]
    public void A_prefix_list_that_holds_the_world_is_the_world(string rule)
    {
        var verdict = Snapshot.Of(rule, "tcp 443 from pl-world")
            .With("pl-world", Written.List("198.51.100.0/24", "0.0.0.0/0"))
            .With("pl-halves", Written.List("0.0.0.0/1", "128.0.0.0/1"))
            .With("pl-six", Written.List("2000::/3"))
            .Judged();

        Assert.Equal(["tcp 443 from pl-world"], verdict.Left);
    }

    [Fact]
    public void Sixteen_sixteenths_of_the_internet_are_the_internet()
    {
        var rules = Enumerable.Range(0, 16).Select(part => $"tcp 3306 from {part * 16}.0.0.0/4").ToArray();

        var verdict = Snapshot.Of(rules).Judged();

        Assert.Equal(["tcp 3306 from 224.0.0.0/4", "tcp 3306 from 240.0.0.0/4"], verdict.Left);
    }

    [Fact]
    public void Rules_of_different_width_open_a_port_together_and_lose_only_that_port()
    {
        var verdict = Snapshot.Of("tcp 21-22 from 0.0.0.0/1", "tcp 22-23 from 128.0.0.0/1", "tcp 4000-4001 from 52.0.0.0/8").Judged();

        Assert.Equal(["tcp 4000-4001 from 52.0.0.0/8"], verdict.Left);
    }

    [Fact]
    public void A_service_that_only_two_rules_together_open_is_cut_out_of_the_wider_one_alone()
    {
        var verdict = Snapshot.Of("tcp 22 from 3.0.0.0/9", "all traffic from 44.0.0.0/8").Judged();

        Assert.Equal(["all traffic from 44.0.0.0/8"], verdict.Gone);
        Assert.Equal(
            ["tcp 0-21 from 44.0.0.0/8", "tcp 23-65535 from 44.0.0.0/8", "udp 0-65535 from 44.0.0.0/8", "icmp from 44.0.0.0/8"],
            verdict.Added);
        Assert.Contains("tcp 22 from 3.0.0.0/9", verdict.Left);
    }
}
