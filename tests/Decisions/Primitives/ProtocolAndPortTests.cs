using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;

namespace Remediation.Decisions.Tests.Primitives;

public sealed class ProtocolAndPortTests
{
    [Theory]
    [InlineData("tcp", 6, "tcp")]
    [InlineData("TCP", 6, "tcp")]
    [InlineData(" Udp ", 17, "udp")]
    [InlineData("icmp", 1, "icmp")]
    [InlineData("icmpv6", 58, "icmpv6")]
    [InlineData("ICMPv6", 58, "icmpv6")]
    [InlineData("6", 6, "tcp")]
    [InlineData("17", 17, "udp")]
    [InlineData("58", 58, "icmpv6")]
    [InlineData("-1", -1, "-1")]
    [InlineData("all", -1, "-1")]
    [InlineData("47", 47, "47")]
    [InlineData("0", 0, "0")]
    [InlineData("255", 255, "255")]
    public void A_protocol_is_a_name_or_a_number(string text, int number, string written)
    {
        Assert.True(IpProtocol.TryParse(text, out var protocol));
        Assert.Equal(number, protocol.Number);
        Assert.Equal(written, protocol.ToString());
        Assert.Equal(number is 6 or 17, protocol.HasPorts);
        Assert.Equal(number is 1 or 58, protocol.IsIcmp);
        Assert.Equal(number == -1, protocol.IsAll);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-2")]
    [InlineData("256")]
    [InlineData("tcp6")]
    [InlineData("icmp6")]
    [InlineData("any")]
    [InlineData("*")]
    [InlineData("6.0")]
    [InlineData("0x06")]
    [InlineData("99999999999")]
    public void Anything_else_is_no_protocol(string? text) => Assert.False(IpProtocol.TryParse(text, out _));

    [Theory]
    [InlineData("0", 0, 0, "0")]
    [InlineData("22", 22, 22, "22")]
    [InlineData("65535", 65535, 65535, "65535")]
    [InlineData("20-25", 20, 25, "20-25")]
    [InlineData("0-65535", 0, 65535, "0-65535")]
    [InlineData("22-22", 22, 22, "22")]
    [InlineData(" 22 ", 22, 22, "22")]
    public void Ports_are_a_number_or_two(string text, int from, int to, string written)
    {
        Assert.True(PortService.TryParsePorts(text, out var ports));
        Assert.Equal(new PortRange(from, to), ports);
        Assert.Equal(written, ports.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("-")]
    [InlineData("22-")]
    [InlineData("-22")]
    [InlineData("25-20")]
    [InlineData("20-25-30")]
    [InlineData("20 - 25")]
    [InlineData("20 25")]
    [InlineData("65536")]
    [InlineData("0-65536")]
    [InlineData("+22")]
    [InlineData("0x16")]
    [InlineData("22.0")]
    [InlineData("ssh")]
    [InlineData("4294967318")]
    public void Anything_else_is_no_port(string? text) => Assert.False(PortService.TryParsePorts(text, out _));

    [Theory]
    [InlineData("tcp/443", "tcp/443")]
    [InlineData("UDP/8000-8010", "udp/8000-8010")]
    [InlineData("6/22", "tcp/22")]
    public void A_setting_names_a_protocol_and_its_ports(string text, string written)
    {
        Assert.True(PortService.TryParse(text, out var service));
        Assert.Equal(written, service.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("443")]
    [InlineData("tcp")]
    [InlineData("tcp/")]
    [InlineData("/443")]
    [InlineData("tcp/443/tcp")]
    [InlineData("icmp/8")]
    [InlineData("-1/443")]
    [InlineData("all/443")]
    [InlineData("47/0")]
    [InlineData("tcp:443")]
    public void Anything_else_is_no_setting(string? text) => Assert.False(PortService.TryParse(text, out _));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 65536)]
    [InlineData(10, 9)]
    public void A_range_that_does_not_exist_cannot_be_made(int from, int to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(from, to));

    [Fact]
    public void A_range_contains_both_its_ends()
    {
        var range = new PortRange(20, 25);

        Assert.True(range.Contains(20) && range.Contains(25));
        Assert.False(range.Contains(19) || range.Contains(26));
    }
}
