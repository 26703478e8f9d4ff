using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Primitives;

/// <summary>
/// Values that look like an exemption and are none, as somebody writes them by mistake, or to slip something past a reader. Each exempts
/// nothing, and each is reported, on a group and on a rule.
/// </summary>
public sealed class ExemptionNearMisses
{
    private const string Day = "2026-12-31";

    private static readonly string[] WithoutAnEnd =
    [
        "", " ", "22", "all", "*", "true", "yes", "22 until", "22 until ", "22 2026-12-31", "2026-12-31", "22 to 2026-12-31", "22 till 2026-12-31",
        "22 bis 2026-12-31", "22 til 2026-12-31", "22 untill 2026-12-31", "22 util 2026-12-31", "22 until: 2026-12-31", "22 until= 2026-12-31",
        "22 until2026-12-31", "22until 2026-12-31", "22,until 2026-12-31", "22_until_2026-12-31", "22+until+2026-12-31", "22%20until%202026-12-31",
        "\"22 until 2026-12-31\"x until", "22\tuntil\t2026-12-31", "22\nuntil\n2026-12-31", "22\u00a0until\u00a02026-12-31", "22\u3000until\u30002026-12-31",
        "22\u2028until\u20282026-12-31", "22 unt\u0131l 2026-12-31", "22 UNT\u0130L 2026-12-31", "22 unti\u217c 2026-12-31", "22 \u057cntil 2026-12-31",
        "22 un\u200btil 2026-12-31", "22 until\u200d 2026-12-31", "22 \u202euntil 2026-12-31", "22 \ufeffuntil 2026-12-31", "22 until\0 2026-12-31",
        "22 \uff55\uff4e\uff54\uff49\uff4c 2026-12-31", "22 until\u00a0 2026-12-31", "22 until\t 2026-12-31", "22 \tuntil 2026-12-31", "22 expires 2026-12-31",
        "22 through 2026-12-31", "ssh", "22 forever", "22; until 2026-12-31 until", "remediation:allow=22",
    ];

    private static readonly string[] WithAWrongEnd =
    [
        "2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-12-00", "2026-12-32", "0000-01-01", "9999-12-31", "10000-01-01",
        "2026-1-1", "2026-12-3", "26-12-31", "+2026-12-31", "-2026-12-31", "2026/12/31", "2026.12.31", "31.12.2026", "12-31-2026", "31-12-2026", "20261231",
        "2026-W53", "2026-365", "2026-12", "2026", "2026-12-31T", "2026-12-31Z", "2026-12-31+00:00", "2026-12-31T18:00", "2026-12-31T18:00+01:00",
        "2026-12-31T18:00+00:00", "2026-12-31T18:00-00:00", "2026-12-31T18:00z", "2026-12-31t18:00Z", "2026-12-31T18Z", "2026-12-31T1:00Z", "2026-12-31T18:0Z",
        "2026-12-31T24:00Z", "2026-12-31T25:00Z", "2026-12-31T18:60Z", "2026-12-31T18:00:60Z", "2026-12-31T18:00:00.000Z", "2026-12-31T18:00ZZ",
        "2026-12-31T18:00Europe/Berlin", "2026-12-31_18:00Z", "2026-12-31,", "2026-12-31.", "2026-12-31;", "2026-12-31)", "'2026-12-31'", "2026-12-31\t",
        "2026-12-31\n", "2026-12-31\u00a0", "2026-12-31\0", "2026-12-31\u200b", "\u200e2026-12-31", "\u200f2026-12-31", "\u202e13-21-6202",
        "2026\u201012\u201031", "2026\u201312\u201331", "2026\u221212\u221231", "\u0662\u0660\u0662\u0666-\u0661\u0662-\u0663\u0661",
        "\uff12\uff10\uff12\uff16-\uff11\uff12-\uff13\uff11", "2026-12-3l", "2O26-12-31", "until", "forever", "never", "tomorrow", "today", "*", "infinity", "1798761599",
        "2026-12-31..2027-12-31", "2026-12-31/2027-12-31", "P30D", "30d",
    ];

    private static readonly string[] WithWrongPorts =
    [
        "ssh", "*", "any", "every", "none", "All22", "all,", ",all", "all,22", "22,all", "all 22", "22 all", "all all", "all/22", "tcp/all", "tcp/*", "tcp/any", "tcp", "tcp/",
        "/22", "//22", "tcp//22", "tcp/22/udp", "tcp:22", "22/tcp", "tcp-22", "tcp=22", "tcp22", "tcp/ 22", "tcp /22", "tcp /22 udp", "icmp/8", "icmp", "sctp/22", "-1/22", "6/22", "17/53", "06/22",
        "tcpp/22", "tdp/22", "all/0-65535", "tcp+udp/22", "tcp,udp/22", "tcp|udp/22", "65536", "tcp/65536", "0-65536", "99999", "2147483670", "4294967318", "18446744073709551638", "100000000000022",
        "-1", "-22", "+22", "tcp/-22", "tcp/+22", "22-", "-22-25", "22--25", "22-25-30", "25-22", "65535-0", "22 - 25", "22..25", "22:25", "22~25", "22\u201325", "22\u221225", "22\u201025",
        "0x16", "0b10110", "16h", "22.", "22.0", "2e1", "2_2", "022", "00022", "tcp/022", "020-025", "000000000000000000022", "22d", "22;443", "22|443", "22&443", "22+443", "22.443", "22\uff0c443", "22\u060c443",
        "22\u3001443", ",22", "22,", "22,,443", "22, ,443", ",", ",,", "'22'", "\"22\"", "(22)", "[22]", "{22}", "<22>", "#22", "$22", "!22", "!443", "~22", "22!", "22?", "22%", "22\\", "port22", "p22", "22/", "22/24",
        "0.0.0.0/0", "::/0", "10.0.0.0/8", "sg-0123456789abcdef0", "22=", "=22", "22\t", "\t22", "22\n", "22\r\n443", "22\u00a0", "\u00a022", "22\u2003", "22\u0085", "22\0", "\u200b22", "22\u200b", "2\u200b2",
        "2\u200d2", "22\ufeff", "\ufeff22", "22\u200e", "\u200f22", "\u202e22", "\u202d22\u202c", "\u206622\u2069", "22\u00ad", "22\u0301", "2\u20e32", "\u0662\u0662", "\u06f2\u06f2", "\u0968\u0968", "\uff12\uff12",
        "\u00b2\u00b2", "\u2461\u2461", "\u216b", "\ud835\udfd0\ud835\udfd0", "2\u0032\u0660", "\u0437\u0437", "Z2", "2Z", "lO", "\u0442\u0441\u0440/22", "t\u0441p/22", "tc\u0440/22", "\uff54\uff43\uff50/22", "udp\u200b/53", "tcp\uff0f22",
        "tcp\u221522", "\u0430ll", "al\u04cf", "a\u217cl", "a\u200bll", "\uff41\uff4c\uff4c", "ALL\u200b", "all\t", "\u00a0all", "all\0", "al", "alle", "ally",
    ];

    private static readonly string[] WithTwoEnds =
    [
        "22 until 2026-12-31 until 2027-12-31", "22 until 2026-12-31 443 until 2027-12-31", "22 until 2026-12-31, 443 until 2027-12-31",
        "all until 2026-12-31T18:00Z until 2030-01-01", "22 until 2026-12-31 or rather UNTIL 2027-06-30 please", "22 until until 2026-12-31",
    ];

    public static TheoryData<string> Values =>
    [
        .. WithoutAnEnd,
        .. WithAWrongEnd.Select(end => $"22 until {end}"),
        .. WithWrongPorts.Select(ports => $"{ports} until {Day}"),
        .. WithTwoEnds,
        $"until {Day}", $"  until {Day} 22", $"until {Day} until {Day}",
        $"22 until {Day} {new string('x', 256)}",
        $"{string.Join(',', Enumerable.Range(1, 100))} until {Day}",
        new string('2', 100_000), string.Concat(Enumerable.Repeat("until ", 50_000)), $"22 until {new string('9', 250)}",
    ];

    [Fact]
    public void There_are_enough_of_them_to_mean_something() => Assert.InRange(Values.Select(row => row.Data).Distinct().Count(), 300, 1000);

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_near_miss_exempts_nothing_and_is_reported(string value)
    {
        Assert.False(ExemptionTag.TryParse(value, out var exemption, out string? problem), $"'{Visible(value)}' exempts {exemption}");
        Assert.Null(exemption);
        Assert.NotEmpty(problem);

        foreach (var tagged in new[] { Snapshot.Of("tcp 22 from 0.0.0.0/0") with { Exemption = value }, new Snapshot().With(Written.Rule("tcp 22 from 0.0.0.0/0", value)) })
        {
            var verdict = tagged.Judged();
            Assert.Equal(["tcp 22 from 0.0.0.0/0"], verdict.Gone);
            Assert.Empty(verdict.Exempted);
            Assert.Contains($"exempts nothing: {problem}", Assert.Single(verdict.Decision.Warnings), StringComparison.Ordinal);
        }
    }

    private static string Visible(string value) => System.Text.Json.JsonEncodedText.Encode(value.Length > 80 ? value[..80] : value).ToString();
}
