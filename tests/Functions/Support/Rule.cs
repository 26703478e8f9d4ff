using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Functions.Tests.Support;

/// <summary>Rules in short: <c>Rule.Of("tcp 22", "0.0.0.0/0")</c>.</summary>
internal static class Rule
{
    public const string World = "0.0.0.0/0";
    public const string WorldIPv6 = "::/0";

    public static IngressRule Of(string service, string source, string? description = null, string? id = null)
    {
        string[] words = service.Split(' ');
        Assert.True(IpProtocol.TryParse(words[0], out var protocol), $"'{service}' names no protocol.");
        return new IngressRule
        {
            RuleId = id,
            Protocol = protocol,
            Ports = words.Length == 1 ? null : Ports(words[1]),
            Source = source.StartsWith("pl-", StringComparison.Ordinal) ? new RuleSource.PrefixList(source)
                : source.StartsWith("sg-", StringComparison.Ordinal) ? new RuleSource.SecurityGroup(source)
                : CidrBlock.TryParse(source, out var block) ? new RuleSource.Cidr(block)
                : throw new ArgumentException($"'{source}' is no source.", nameof(source)),
            Description = description,
        };
    }

    private static PortRange Ports(string text)
    {
        int[] ends = [.. text.Split('-').Select(end => int.Parse(end, System.Globalization.CultureInfo.InvariantCulture))];
        return new PortRange(ends[0], ends[^1]);
    }
}
