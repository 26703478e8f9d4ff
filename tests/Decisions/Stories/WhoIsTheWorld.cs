using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Stories;

public sealed class WhoIsTheWorld
{
    [Theory]
    [InlineData("tcp 22 from 10.0.0.0/8")]
    [InlineData("tcp 22 from 172.16.0.0/12")]
    [InlineData("tcp 22 from 192.168.0.0/16")]
    [InlineData("tcp 22 from 100.64.0.0/10")]
    [InlineData("tcp 22 from 127.0.0.0/8")]
    [InlineData("tcp 22 from 224.0.0.0/3")]
    [InlineData("all traffic from 10.0.0.0/8")]
    [InlineData("all traffic from sg-peers")]
    [InlineData("tcp 0-65535 from sg-peers")]
    [InlineData("tcp 22 from 52.10.30.40/32")]
    [InlineData("tcp 22 from 52.10.20.0/24")]
    [InlineData("tcp 22 from 52.0.0.0/8")]
    [InlineData("tcp 22 from fd00::/8")]
    [InlineData("tcp 22 from fe80::/10")]
    [InlineData("tcp 22 from 2001:db8::/32")]
    [InlineData("tcp 22 from 2600:1f00::/24")]
    [InlineData("tcp 22 from 2600::/12")]
    public void Private_networks_groups_and_single_organizations_are_not_the_world(string rule)
    {
        var verdict = Snapshot.Of(rule).Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Reported);
    }

    [Theory]
    [InlineData("tcp 22 from 52.0.0.0/7")]
    [InlineData("tcp 22 from 2600::/11")]
    public void More_than_one_organization_can_hold_is_the_world(string rule) => Assert.Equal([rule], Snapshot.Of(rule).Judged().Gone);

    [Fact]
    public void Blocks_that_make_up_one_slash_8_stay()
    {
        var verdict = Snapshot.Of("tcp 22 from 52.0.0.0/9", "tcp 22 from 53.0.0.0/10", "tcp 22 from 54.0.0.0/10").Judged();

        verdict.ChangesNothing();
    }

    [Fact]
    public void One_address_more_than_a_slash_8_is_the_world_and_only_the_large_block_goes()
    {
        var verdict = Snapshot.Of("tcp 22 from 8.8.8.8/32", "tcp 22 from 52.0.0.0/8").Judged();

        Assert.Equal(["tcp 22 from 8.8.8.8/32"], verdict.Left);
    }

    [Fact]
    public void Blocks_that_make_up_one_slash_12_of_IPv6_stay_and_one_address_more_is_the_world()
    {
        Snapshot.Of("tcp 22 from 2600::/13", "tcp 22 from 2a00::/13").Judged().ChangesNothing();

        var verdict = Snapshot.Of("tcp 22 from 2600::/13", "tcp 22 from 2a00::/13", "tcp 22 from 2400::1/128").Judged();

        Assert.Equal(["tcp 22 from 2400::1/128"], verdict.Left);
    }

    [Fact]
    public void Addresses_that_nobody_on_the_internet_has_do_not_count_towards_the_world() =>
        Snapshot.Of("tcp 22 from 52.0.0.0/8", "tcp 22 from 10.0.0.0/8", "tcp 22 from 240.0.0.0/4", "tcp 22 from 192.168.0.0/16")
            .Judged().ChangesNothing();

    [Fact]
    public void The_same_block_twice_counts_once() =>
        Snapshot.Of("tcp 22 from 52.0.0.0/8", "tcp 20-22 from 52.0.0.0/9", "tcp 22-23 from 52.128.0.0/9").Judged().ChangesNothing();

    [Fact]
    public void The_families_are_counted_apart() =>
        Snapshot.Of("tcp 22 from 52.0.0.0/8", "tcp 22 from 2600::/12").Judged().ChangesNothing();

    [Fact]
    public void Protocols_are_counted_apart() =>
        Snapshot.Of("tcp 3389 from 52.0.0.0/8", "udp 3389 from 53.0.0.0/8").Judged().ChangesNothing();

    [Fact]
    public void A_content_network_s_published_ranges_are_not_the_world()
    {
        var verdict = Snapshot.Of("tcp 8080 from pl-cdn")
            .With("pl-cdn", Written.List("104.16.0.0/13", "104.24.0.0/14", "172.64.0.0/13", "162.158.0.0/15", "198.41.128.0/17"))
            .Judged();

        verdict.ChangesNothing();
        Assert.Empty(verdict.Reported);
    }

    [Fact]
    public void A_smaller_threshold_in_the_policy_makes_a_smaller_world()
    {
        var strict = new ExposurePolicy { WorldPrefixLengthIPv4 = 16, WorldPrefixLengthIPv6 = 32 };

        var verdict = (Snapshot.Of("tcp 22 from 52.10.0.0/15", "tcp 22 from 52.20.0.0/16", "tcp 22 from 2600::/31") with { Policy = strict }).Judged();

        Assert.Equal(["tcp 22 from 52.20.0.0/16"], verdict.Left);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 12)]
    [InlineData(33, 12)]
    [InlineData(8, 0)]
    [InlineData(8, -1)]
    [InlineData(8, 129)]
    public void A_threshold_that_no_block_has_is_refused_and_not_taken_for_another(int lengthIPv4, int lengthIPv6) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ExposurePolicy { WorldPrefixLengthIPv4 = lengthIPv4, WorldPrefixLengthIPv6 = lengthIPv6 });
}
