using System.Globalization;
using Remediation.Decisions.Exemptions;

namespace Remediation.Decisions.Tests.Primitives;

public sealed class ExemptionTagTests
{
    [Theory]
    [InlineData("22 until 2026-12-31 ticket ABC-1", "tcp/22 udp/22", "2027-01-01T00:00:00Z", "ticket ABC-1")]
    [InlineData("22 until 2026-12-31", "tcp/22 udp/22", "2027-01-01T00:00:00Z", "")]
    [InlineData("22 UNTIL 2026-12-31", "tcp/22 udp/22", "2027-01-01T00:00:00Z", "")]
    [InlineData("  22   until   2026-12-31  why  not  ", "tcp/22 udp/22", "2027-01-01T00:00:00Z", "why not")]
    [InlineData("22,443 until 2026-12-31", "tcp/22 udp/22 tcp/443 udp/443", "2027-01-01T00:00:00Z", "")]
    [InlineData("22, 443 until 2026-12-31", "tcp/22 udp/22 tcp/443 udp/443", "2027-01-01T00:00:00Z", "")]
    [InlineData("22 443 until 2026-12-31", "tcp/22 udp/22 tcp/443 udp/443", "2027-01-01T00:00:00Z", "")]
    [InlineData("8000-8010 until 2026-12-31", "tcp/8000-8010 udp/8000-8010", "2027-01-01T00:00:00Z", "")]
    [InlineData("tcp/22 until 2026-12-31", "tcp/22", "2027-01-01T00:00:00Z", "")]
    [InlineData("TCP/22,udp/53 until 2026-12-31", "tcp/22 udp/53", "2027-01-01T00:00:00Z", "")]
    [InlineData("all until 2026-12-31 pen test until it is over", "", "2027-01-01T00:00:00Z", "pen test until it is over")]
    [InlineData("ALL until 2026-12-31", "", "2027-01-01T00:00:00Z", "")]
    [InlineData("22 until 2026-12-31T18:00Z", "tcp/22 udp/22", "2026-12-31T18:00:00Z", "")]
    [InlineData("22 until 2026-12-31T18:00:59Z", "tcp/22 udp/22", "2026-12-31T18:00:59Z", "")]
    [InlineData("22 until 2028-02-29", "tcp/22 udp/22", "2028-03-01T00:00:00Z", "")]
    [InlineData("22 ,443 until 2026-12-31", "tcp/22 udp/22 tcp/443 udp/443", "2027-01-01T00:00:00Z", "")]
    [InlineData("22 , 443, 8000-8010 udp/53 until 2026-12-31", "tcp/22 udp/22 tcp/443 udp/443 tcp/8000-8010 udp/8000-8010 udp/53", "2027-01-01T00:00:00Z", "")]
    [InlineData("0 65535 until 2026-12-31", "tcp/0 udp/0 tcp/65535 udp/65535", "2027-01-01T00:00:00Z", "")]
    [InlineData("0-65535 until 2026-12-31", "tcp/0-65535 udp/0-65535", "2027-01-01T00:00:00Z", "")]
    [InlineData("Tcp/22-22 until 2026-12-31", "tcp/22", "2027-01-01T00:00:00Z", "")]
    [InlineData("22 until 9999-12-30", "tcp/22 udp/22", "9999-12-31T00:00:00Z", "")]
    [InlineData("22 until 2026-12-31 , 443", "tcp/22 udp/22", "2027-01-01T00:00:00Z", ", 443")]
    [InlineData("22 until 2026-12-31 Übung für das «Team»\t🔥", "tcp/22 udp/22", "2027-01-01T00:00:00Z", "Übung für das «Team»\t🔥")]
    public void A_value_says_which_ports_until_when_and_why(string value, string ports, string end, string reason)
    {
        Assert.True(ExemptionTag.TryParse(value, out var exemption, out string? problem), problem);

        Assert.Equal(ports, string.Join(' ', exemption.Ports));
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), exemption.Until);
        Assert.Equal(reason, exemption.Reason);
        Assert.Equal(value, exemption.Tag);
    }

    [Theory]
    [InlineData("", "end")]
    [InlineData("22", "end")]
    [InlineData("22 until", "end")]
    [InlineData("22 to 2026-12-31", "end")]
    [InlineData("22 2026-12-31", "end")]
    [InlineData("22,until 2026-12-31", "end")]
    [InlineData("until 2026-12-31", "ports")]
    [InlineData(", until 2026-12-31", "ports")]
    [InlineData("22 until 31.12.2026", "date")]
    [InlineData("22 until 2026-12-32", "date")]
    [InlineData("22 until 2026-02-29", "date")]
    [InlineData("22 until 2026-1-1", "date")]
    [InlineData("22 until 2026/12/31", "date")]
    [InlineData("22 until 12-31-2026", "date")]
    [InlineData("22 until 2026-12-31T18:00", "date")]
    [InlineData("22 until 2026-12-31T18:00+01:00", "date")]
    [InlineData("22 until 2026-12-31T25:00Z", "date")]
    [InlineData("22 until forever", "date")]
    [InlineData("22 until until 2026-12-31", "date")]
    [InlineData("ssh until 2026-12-31", "port")]
    [InlineData("22;443 until 2026-12-31", "port")]
    [InlineData("22- until 2026-12-31", "port")]
    [InlineData("25-22 until 2026-12-31", "port")]
    [InlineData("65536 until 2026-12-31", "port")]
    [InlineData("-1 until 2026-12-31", "port")]
    [InlineData("0.0.0.0/0 until 2026-12-31", "port")]
    [InlineData("icmp/8 until 2026-12-31", "port")]
    [InlineData("tcp/22/udp until 2026-12-31", "port")]
    [InlineData("all 22 until 2026-12-31", "port")]
    [InlineData("*", "end")]
    public void A_value_that_misses_the_form_exempts_nothing_and_says_what_is_wrong(string value, string problemNames)
    {
        Assert.False(ExemptionTag.TryParse(value, out var exemption, out string? problem));

        Assert.Null(exemption);
        Assert.Contains(problemNames, problem, StringComparison.Ordinal);
    }
}
