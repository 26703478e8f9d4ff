using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.EndToEnd;

/// <summary>Every way to open a web server's group to the world, with the real executable behind the real template's rule.</summary>
public sealed class ClosedWithinSecondsTests(LocalAwsWithTheFunction local, Mailbox mailbox, ITestOutputHelper output) : IClassFixture<Mailbox>
{
    private static readonly Dictionary<string, Func<GuardedGroup, Task>> Ways = new()
    {
        ["ssh to the IPv4 world"] = group => group.AuthorizeAsync(Rule.Of("tcp 22", Rule.World)),
        ["ssh to the IPv6 world"] = group => group.AuthorizeAsync(Rule.Of("tcp 22", Rule.WorldIPv6)),
        ["all traffic"] = group => group.AuthorizeAsync(Rule.Of("-1", Rule.World), Rule.Of("-1", Rule.WorldIPv6)),
        ["all ports"] = group => group.AuthorizeAsync(Rule.Of("tcp 0-65535", Rule.World)),
        ["the world in two halves"] = group => group.AuthorizeAsync(Rule.Of("tcp 3306", "0.0.0.0/1"), Rule.Of("tcp 3306", "128.0.0.0/1")),
        ["a prefix list of the world"] = async group => await group.AuthorizeAsync(Rule.Of("tcp 3389", await group.CreatePrefixListAsync("0.0.0.0/0"))),
        ["by the group's name"] = group => group.CallAsync(
            "AuthorizeSecurityGroupIngress",
            ("GroupName", group.Name), ("IpProtocol", "tcp"), ("FromPort", "22"), ("ToPort", "22"), ("CidrIp", Rule.World)),
        ["a private rule made IPv4-public"] = group => group.ModifyAsync(
            Rule.Of("tcp 23", "192.168.0.0/16"), ("IpProtocol", "tcp"), ("FromPort", "23"), ("ToPort", "23"), ("CidrIpv4", Rule.World)),
        ["a private rule made all traffic"] = group => group.ModifyAsync(Rule.Of("tcp 23", "192.168.0.0/16"), ("IpProtocol", "-1"), ("CidrIpv4", Rule.World)),
        ["a private rule made IPv6-public"] = group => group.ModifyAsync(
            Rule.Of("tcp 23", "fd00::/8"), ("IpProtocol", "tcp"), ("FromPort", "23"), ("ToPort", "23"), ("CidrIpv6", Rule.WorldIPv6)),
    };

    public static TheoryData<string> EveryWay() => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task What_was_opened_is_closed_and_told_once_and_the_site_stays_up(string way)
    {
        var aws = await local.HostAsync();
        using var group = await GuardedGroup.CreateAsync(local);

        await Ways[way](group);
        var sinceAnswer = Stopwatch.StartNew();
        var opened = group.LastEvent();
        var end = await group.EndOfInvocationAsync(opened);

        output.WriteLine($"{way}: closed and told {sinceAnswer.ElapsedMilliseconds} ms after the answer");
        Assert.True(end.Result.Succeeded, Encoding.UTF8.GetString(end.Result.Payload));
        Assert.Equal(GuardedGroup.Harmless, (await group.RulesAsync()).Select(rule => rule.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("closed", JsonNode.Parse(end.Result.Payload)!["groups"]![0]!["outcome"].String());
        var (subject, text) = Assert.Single(await mailbox.AboutAsync(group.GroupId));
        Assert.StartsWith("Closed: ", subject, StringComparison.Ordinal);
        Assert.Contains($"Security group {group.GroupId} \"{group.Name}\"", text, StringComparison.Ordinal);
        Assert.Contains("alice (IAMUser", text, StringComparison.Ordinal);
        Assert.Contains("remediation:allow", text, StringComparison.Ordinal);
        AssertDidNotWakeItself(aws, group);
    }

    private static void AssertDidNotWakeItself(LocalAwsHost aws, GuardedGroup group)
    {
        var own = aws.Events.History.OfType<EventPublished>()
            .Where(published => published.Event["detail"]?["userIdentity"]?["type"].String() == "AssumedRole" && Json.Text(published.Event).Contains(group.GroupId, StringComparison.Ordinal))
            .Select(published => published.Event["id"].String())
            .ToList();
        Assert.NotEmpty(own);
        Assert.DoesNotContain(aws.Events.History.OfType<RuleMatched>(), matched => own.Contains(matched.EventId));
    }
}
