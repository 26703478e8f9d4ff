using System.Globalization;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>A rule that exists, as DescribeSecurityGroupRules shows it.</summary>
internal sealed record StoredRule(string Id, bool IsEgress, ProtocolAndPorts Traffic, RuleSource Source, string? Description, IReadOnlyList<(string Key, string Value)> Tags)
{
    public static StoredRule Read(XElement item) => new(
        item.Text("securityGroupRuleId") ?? string.Empty,
        item.Text("isEgress") == "true",
        new ProtocolAndPorts(item.Text("ipProtocol") ?? "-1", Port(item, "fromPort"), Port(item, "toPort")),
        item.Text("cidrIpv4") is { } ipv4 ? new RuleSource(RuleSourceKind.Ipv4, ipv4)
        : item.Text("cidrIpv6") is { } ipv6 ? new RuleSource(RuleSourceKind.Ipv6, ipv6)
        : item.Text("prefixListId") is { } list ? new RuleSource(RuleSourceKind.PrefixList, list)
        : new RuleSource(RuleSourceKind.Group, item.Element("referencedGroupInfo")?.Text("groupId") ?? string.Empty),
        item.Text("description"),
        [.. item.Items("tagSet").Select(tag => (tag.Text("key") ?? string.Empty, tag.Text("value") ?? string.Empty))]);

    public bool Is(RuleSpec spec) => Traffic == spec.Traffic && Source == spec.Source;

    public RuleSpec Spec => new(Traffic, Source, Description);

    private static int Port(XElement item, string name) =>
        int.TryParse(item.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) ? port : -1;
}
