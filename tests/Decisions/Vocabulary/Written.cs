using Remediation.Decisions.Catalogue;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Tests.Vocabulary;

/// <summary>Rules as people write them: <c>tcp 20-25 from 0.0.0.0/0</c>, <c>all traffic from pl-offices</c>, <c>icmp from sg-web</c>.</summary>
internal static class Written
{
    public static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    public static IngressRule Rule(string text, string? exemption = null)
    {
        var halves = text.Split(" from ");
        var words = halves[0].Split(' ');
        string protocol = halves[0] == "all traffic" ? "-1" : words[0] == "protocol" ? words[1] : words[0];
        Assert.True(IpProtocol.TryParse(protocol, out var known), $"the test writes an unknown protocol: {text}");
        PortRange? ports = null;
        if (known.HasPorts)
        {
            Assert.True(PortService.TryParsePorts(words[1], out var range), $"the test writes unknown ports: {text}");
            ports = range;
        }

        return new IngressRule { Protocol = known, Ports = ports, Source = Source(halves[1]), Tags = Tag(exemption) };
    }

    public static IReadOnlyDictionary<string, string> Tag(string? exemption) =>
        exemption is null ? NoTags : new Dictionary<string, string> { [ExemptionTag.Key] = exemption };

    public static RuleSource Source(string text) =>
        text.StartsWith("sg-", StringComparison.Ordinal) ? new RuleSource.SecurityGroup(text)
        : text.StartsWith("pl-", StringComparison.Ordinal) ? new RuleSource.PrefixList(text)
        : new RuleSource.Cidr(CidrBlock.Parse(text));

    public static PrefixListEntries List(params string[] blocks)
    {
        var parsed = blocks.Select(CidrBlock.Parse).ToList();
        return new PrefixListEntries.Known(parsed.Count == 0 ? AddressFamily.IPv4 : parsed[0].Family, parsed);
    }
}
