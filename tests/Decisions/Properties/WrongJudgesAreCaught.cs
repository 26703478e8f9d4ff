using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>The promises can be broken: wrong outcomes and wrong judges break them, each the promise that it should.</summary>
public sealed class WrongJudgesAreCaught
{
    private static readonly JudgedCase WebServer = JudgedCase.Of(new PlainGroup(IsDefault: false, Allow: null,
    [
        new("tcp", 20, 8443, "0.0.0.0/0"),
        new("tcp", 3306, 3306, "0.0.0.0/1"),
        new("tcp", 3306, 3306, "128.0.0.0/1"),
        new("tcp", 22, 22, "10.0.0.0/8"),
        new("udp", 4000, 4000, "52.10.30.40/32"),
        new("tcp", 5432, 5432, "::/0", "tcp/3306,tcp/5432 until 2026-12-31"),
    ]));

    private static readonly IReadOnlyDictionary<string, (ExposurePolicy Policy, string Promise)> WrongJudges = new Dictionary<string, (ExposurePolicy, string)>
    {
        ["sees no IPv4 world in less than a half"] = (new() { WorldPrefixLengthIPv4 = 1 }, nameof(Promises.NothingForbiddenStaysOpen)),
        ["takes two /8 for one organization"] = (new() { WorldPrefixLengthIPv4 = 7 }, nameof(Promises.NothingForbiddenStaysOpen)),
        ["takes one /8 for the world"] = (new() { WorldPrefixLengthIPv4 = 9 }, nameof(Promises.OnlyHolesAreTouched)),
        ["takes two IPv6 /12 for one organization"] = (new() { WorldPrefixLengthIPv6 = 11 }, nameof(Promises.NothingForbiddenStaysOpen)),
        ["takes one IPv6 /12 for the world"] = (new() { WorldPrefixLengthIPv6 = 13 }, nameof(Promises.WhatIsNotOpenToTheWorldLosesNobody)),
        ["removes wide rules with all that is in them"] = (new() { WideRules = WideRules.Revoke }, nameof(Promises.WhatIsAllowedLosesNobody)),
        ["closes what no list names"] = (new() { Unlisted = UnlistedServices.Close }, nameof(Promises.OnlyHolesAreTouched)),
        ["allows ssh"] = (new() { Allowed = [Tcp(22), Tcp(80), Tcp(443)] }, nameof(Promises.NothingForbiddenStaysOpen)),
        ["allows no https"] = (new() { Allowed = [Tcp(80)] }, nameof(Promises.WhatIsAllowedLosesNobody)),
    };

    public static TheoryData<string> Names => [.. WrongJudges.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_judge_that(string mistake)
    {
        var (policy, expected) = WrongJudges[mistake];
        var promise = Promises.All.Single(promise => promise.Method.Name == expected);

        Assert.Contains(Groups.Sample(1_000, 7), group => promise(JudgedCase.Of(group, policy)).Any());
    }

    [Fact]
    public void The_example_itself_keeps_every_promise() =>
        Assert.All(Promises.All, promise => Assert.Empty(promise(WebServer)));

    [Fact]
    public void A_rule_that_should_have_gone_but_stayed()
    {
        var outcome = WebServer.EndingIn(WebServer.RulesAfter.Append(WebServer.Group.Rules[0]));

        Assert.NotEmpty(Promises.NothingForbiddenStaysOpen(outcome));
        Assert.NotEmpty(Promises.PiecesAreNeeded(outcome));
    }

    [Fact]
    public void One_half_of_a_split_that_stayed() =>
        Assert.Contains("tcp 3306", Promises.NothingForbiddenStaysOpen(WebServer.EndingIn(WebServer.RulesAfter.Append(WebServer.Group.Rules[1]))).First(), StringComparison.Ordinal);

    [Fact]
    public void A_missing_piece() =>
        Assert.Contains("tcp 443", Promises.WhatIsAllowedLosesNobody(Without("tcp 443 from 0.0.0.0/0")).Single(), StringComparison.Ordinal);

    [Fact]
    public void A_piece_one_port_too_wide()
    {
        var outcome = WebServer.EndingIn(WebServer.RulesAfter.Append(Written.Rule("tcp 19-20 from 52.10.30.40/32")));

        Assert.Contains("tcp 19", Promises.NobodyReachesMore(outcome).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_host_too_many() =>
        Assert.Single(Promises.NobodyReachesMore(WebServer.EndingIn(WebServer.RulesAfter.Append(Written.Rule("udp 4000 from 8.8.8.8/32")))));

    [Fact]
    public void A_private_network_that_lost_its_rule()
    {
        var outcome = Without("tcp 22 from 10.0.0.0/8");

        Assert.NotEmpty(Promises.RulesFromNowhereNearTheInternetStay(outcome));
    }

    [Fact]
    public void A_host_that_lost_its_rule()
    {
        var outcome = Without("udp 4000 from 52.10.30.40/32");

        Assert.NotEmpty(Promises.OnlyHolesAreTouched(outcome));
        Assert.NotEmpty(Promises.WhatIsNotOpenToTheWorldLosesNobody(outcome));
    }

    [Fact]
    public void An_exemption_that_was_overlooked() => Assert.NotEmpty(Promises.WhatIsExemptLosesNobody(Without("tcp 5432 from ::/0")));

    private static PortService Tcp(int port) => new(IpProtocol.Tcp, PortRange.Only(port));

    private static JudgedCase Without(string rule)
    {
        var left = WebServer.RulesAfter.Where(after => after.ToString() != rule).ToList();
        Assert.Equal(WebServer.RulesAfter.Count - 1, left.Count);
        return WebServer.EndingIn(left);
    }
}
