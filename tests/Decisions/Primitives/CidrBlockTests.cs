using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Tests.Primitives;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("203.0.113.9/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255/1", "128.0.0.0/1")]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("10.1.2.3/31", "10.1.2.2/31")]
    [InlineData("10.1.2.3/32", "10.1.2.3/32")]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData(" 10.1.2.3/8 ", "10.0.0.0/8")]
    [InlineData("::/0", "::/0")]
    [InlineData("2001:db8::1/0", "::/0")]
    [InlineData("FFFF::/1", "8000::/1")]
    [InlineData("2001:0DB8:0000:0000:0000:0000:0000:0001/128", "2001:db8::1/128")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    [InlineData("2001:db8:ffff::/33", "2001:db8:8000::/33")]
    [InlineData("::ffff:10.0.0.1/104", "::ffff:10.0.0.0/104")]
    public void A_block_is_read_and_written_without_its_host_bits(string text, string canonical)
    {
        Assert.True(CidrBlock.TryParse(text, out var block));
        Assert.Equal(canonical, block.ToString());
        Assert.Equal(block, CidrBlock.Parse(canonical));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("/0")]
    [InlineData("0.0.0.0/")]
    [InlineData("0.0.0.0/33")]
    [InlineData("0.0.0.0/-1")]
    [InlineData("0.0.0.0/+1")]
    [InlineData("0.0.0.0/ 8")]
    [InlineData("0.0.0.0 /8")]
    [InlineData("0.0.0.0/8/8")]
    [InlineData("0.0.0.0/0x8")]
    [InlineData("0.0.0.0/255.0.0.0")]
    [InlineData("10")]
    [InlineData("10.1")]
    [InlineData("10.1.2")]
    [InlineData("10.1.2.3.4")]
    [InlineData("10.1.2.256/32")]
    [InlineData("10..2.3")]
    [InlineData("0x0a.0.0.1/8")]
    [InlineData("010.0.0.1/8")]
    [InlineData("0.0.0.00/0")]
    [InlineData("::/129")]
    [InlineData(":::/0")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("[2000::]/3")]
    [InlineData("[2000::]:443/3")]
    [InlineData("2000::/3 or so")]
    [InlineData("sg-123")]
    [InlineData("anywhere")]
    public void Anything_else_is_refused_and_nothing_is_guessed(string? text)
    {
        Assert.False(CidrBlock.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CidrBlock.Parse(text ?? ""));
    }

    [Theory]
    [InlineData("0.0.0.0/0", "0", "4294967295")]
    [InlineData("10.0.0.0/8", "167772160", "184549375")]
    [InlineData("255.255.255.255/32", "4294967295", "4294967295")]
    [InlineData("::/0", "0", "340282366920938463463374607431768211455")]
    [InlineData("::1/128", "1", "1")]
    [InlineData("8000::/1", "170141183460469231731687303715884105728", "340282366920938463463374607431768211455")]
    public void A_block_runs_from_its_first_address_to_its_last(string text, string first, string last)
    {
        var block = CidrBlock.Parse(text);

        Assert.Equal(first, block.First.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(last, block.Last.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(AddressFamily.IPv4, 33)]
    [InlineData(AddressFamily.IPv4, -1)]
    [InlineData(AddressFamily.IPv6, 129)]
    public void A_length_outside_the_family_cannot_be_made(AddressFamily family, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CidrBlock.Create(family, 0, length));
}
