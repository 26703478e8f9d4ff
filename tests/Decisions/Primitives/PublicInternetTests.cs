using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Tests.Primitives;

public sealed class PublicInternetTests
{
    [Theory]
    [InlineData("0.0.0.0/8")]
    [InlineData("10.0.0.0/8")]
    [InlineData("100.64.0.0/10")]
    [InlineData("127.0.0.0/8")]
    [InlineData("169.254.0.0/16")]
    [InlineData("172.16.0.0/12")]
    [InlineData("192.0.0.0/24")]
    [InlineData("192.0.2.0/24")]
    [InlineData("192.168.0.0/16")]
    [InlineData("198.18.0.0/15")]
    [InlineData("198.51.100.0/24")]
    [InlineData("203.0.113.0/24")]
    [InlineData("224.0.0.0/4")]
    [InlineData("240.0.0.0/4")]
    [InlineData("255.255.255.255/32")]
    [InlineData("::/3")]
    [InlineData("::1/128")]
    [InlineData("::ffff:0:0/96")]
    [InlineData("64:ff9b:1::/48")]
    [InlineData("100::/64")]
    [InlineData("2001:2::/48")]
    [InlineData("2001:10::/28")]
    [InlineData("2001:db8::/32")]
    [InlineData("3fff::/20")]
    [InlineData("4000::/2")]
    [InlineData("5f00::/16")]
    [InlineData("8000::/1")]
    [InlineData("fc00::/7")]
    [InlineData("fe80::/10")]
    [InlineData("ff00::/8")]
    public void No_host_on_the_internet_has_an_address_in(string text)
    {
        var block = CidrBlock.Parse(text);

        Assert.True(PublicInternet.PartOf(block.Family, [block]).IsEmpty);
    }

    [Theory]
    [InlineData("1.0.0.0/8")]
    [InlineData("8.8.8.8/32")]
    [InlineData("9.0.0.0/8")]
    [InlineData("11.0.0.0/8")]
    [InlineData("100.0.0.0/10")]
    [InlineData("100.128.0.0/9")]
    [InlineData("126.0.0.0/8")]
    [InlineData("128.0.0.0/8")]
    [InlineData("169.253.0.0/16")]
    [InlineData("172.15.0.0/16")]
    [InlineData("172.32.0.0/11")]
    [InlineData("192.0.1.0/24")]
    [InlineData("192.169.0.0/16")]
    [InlineData("198.20.0.0/14")]
    [InlineData("203.0.112.0/24")]
    [InlineData("223.0.0.0/8")]
    [InlineData("2000::/16")]
    [InlineData("2600::/12")]
    [InlineData("2a00:1450::/32")]
    [InlineData("2001:db9::/32")]
    [InlineData("3ffe::/16")]
    public void Every_address_is_on_the_internet_in(string text)
    {
        var block = CidrBlock.Parse(text);

        Assert.Equal(block.Last - block.First + 1, PublicInternet.PartOf(block.Family, [block]).Count());
    }

    [Fact]
    public void The_internet_has_as_many_IPv4_addresses_as_are_left_when_the_special_ones_are_taken_off_by_hand()
    {
        long special = 3 * (1L << 24)  // 0/8, 10/8, 127/8
            + (1L << 22)               // 100.64/10
            + (1L << 20)               // 172.16/12
            + (2L << 16)               // 169.254/16, 192.168/16
            + (1L << 17)               // 198.18/15
            + (4L << 8)                // 192.0.0/24 and three for documentation
            + (2L << 28);              // 224/4, 240/4

        Assert.Equal((UInt128)((1L << 32) - special), PublicInternet.Addresses(AddressFamily.IPv4).Count());
    }

    [Fact]
    public void Blocks_of_the_other_family_do_not_count() =>
        Assert.True(PublicInternet.PartOf(AddressFamily.IPv4, [CidrBlock.Parse("::/0")]).IsEmpty);

    [Fact]
    public void Overlapping_blocks_count_once() =>
        Assert.Equal(UInt128.One << 24, PublicInternet.PartOf(AddressFamily.IPv4, [CidrBlock.Parse("52.0.0.0/9"), CidrBlock.Parse("52.0.0.0/8")]).Count());
}
