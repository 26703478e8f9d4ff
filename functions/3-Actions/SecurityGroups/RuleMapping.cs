using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Ec2 = Amazon.EC2.Model;

namespace Remediation.Actions.SecurityGroups;

/// <summary>Between EC2's types and the decision's: a rule as it is listed, and a rule as it is asked for.</summary>
internal static class RuleMapping
{
    public static SecurityGroup ToGroup(Ec2.SecurityGroup described, IReadOnlyList<IngressRule> rules) => new()
    {
        GroupId = described.GroupId,
        Name = described.GroupName ?? described.GroupId,
        VpcId = described.VpcId,
        Tags = ToDictionary(described.Tags),
        Rules = rules,
    };

    public static IngressRule ToIngressRule(Ec2.SecurityGroupRule rule) =>
        WithService(
            rule.IpProtocol,
            rule.FromPort,
            rule.ToPort,
            ToSource(rule.CidrIpv4, rule.CidrIpv6, rule.PrefixListId, rule.ReferencedGroupInfo is { } group ? group.GroupId ?? "a security group" : null)) with
        {
            RuleId = rule.SecurityGroupRuleId,
            Description = rule.Description,
            Tags = ToDictionary(rule.Tags),
        };

    /// <summary>A rule that was removed, as it was then; its tags are not told.</summary>
    public static IngressRule ToIngressRule(Ec2.RevokedSecurityGroupRule rule) =>
        WithService(rule.IpProtocol, rule.FromPort, rule.ToPort, ToSource(rule.CidrIpv4, rule.CidrIpv6, rule.PrefixListId, rule.ReferencedGroupId)) with
        {
            RuleId = rule.SecurityGroupRuleId,
            Description = rule.Description,
        };

    /// <summary>The rules in a permission: EC2 lists those of one protocol and range together, without ids and tags.</summary>
    public static IEnumerable<IngressRule> ToIngressRules(Ec2.IpPermission permission)
    {
        return
        [
            .. (permission.Ipv4Ranges ?? []).Select(range => From(ToCidr(range.CidrIp, AddressFamily.IPv4), range.Description)),
            .. (permission.Ipv6Ranges ?? []).Select(range => From(ToCidr(range.CidrIpv6, AddressFamily.IPv6), range.Description)),
            .. (permission.PrefixListIds ?? []).Select(list => From(new RuleSource.PrefixList(list.Id), list.Description)),
            .. (permission.UserIdGroupPairs ?? []).Select(pair => From(new RuleSource.SecurityGroup(pair.GroupId ?? pair.GroupName ?? ""), pair.Description)),
        ];

        IngressRule From(RuleSource source, string? description) =>
            WithService(permission.IpProtocol, permission.FromPort, permission.ToPort, source) with { Description = description };
    }

    private static IngressRule WithService(string protocolName, int? fromPort, int? toPort, RuleSource source)
    {
        var (ports, problem) = (default(PortRange?), default(string));
        if (!IpProtocol.TryParse(protocolName, out var protocol))
        {
            problem = $"its protocol '{protocolName}' is not known";
        }
        else if (protocol.HasPorts)
        {
            if (fromPort is >= 0 and var from && toPort is <= PortRange.HighestPort and var to && from <= to)
            {
                ports = new PortRange(from, to);
            }
            else if (fromPort is null or -1 && toPort is null or -1)
            {
                ports = PortRange.All;
            }
            else
            {
                problem = $"its ports {fromPort} to {toPort} are no range";
            }
        }

        return new IngressRule
        {
            Protocol = protocol,
            Ports = ports,
            Icmp = protocol.IsIcmp ? (fromPort ?? -1, toPort ?? -1) : null,
            Source = source,
            Unreadable = problem,
        };
    }

    public static IReadOnlyDictionary<string, string> ToDictionary(List<Ec2.Tag>? tags) =>
        (tags ?? []).GroupBy(tag => tag.Key ?? "").ToDictionary(group => group.Key, group => group.First().Value ?? "");

    public static Ec2.IpPermission ToIpPermission(IngressRule rule)
    {
        var permission = new Ec2.IpPermission
        {
            IpProtocol = rule.Protocol.ToString(),
            FromPort = rule.Ports?.From ?? (rule.Protocol.IsIcmp ? rule.Icmp?.Type ?? -1 : null),
            ToPort = rule.Ports?.To ?? (rule.Protocol.IsIcmp ? rule.Icmp?.Code ?? -1 : null),
        };
        switch (rule.Source)
        {
            case RuleSource.Cidr({ Family: AddressFamily.IPv4 } block):
                permission.Ipv4Ranges = [new Ec2.IpRange { CidrIp = block.ToString(), Description = rule.Description }];
                break;
            case RuleSource.Cidr(var block):
                permission.Ipv6Ranges = [new Ec2.Ipv6Range { CidrIpv6 = block.ToString(), Description = rule.Description }];
                break;
            case RuleSource.PrefixList(var id):
                permission.PrefixListIds = [new Ec2.PrefixListId { Id = id, Description = rule.Description }];
                break;
            default:
                throw new ArgumentException($"A rule from {rule.Source} is never added.", nameof(rule));
        }

        return permission;
    }

    private static RuleSource ToSource(string? ipv4, string? ipv6, string? prefixListId, string? groupId) =>
        !string.IsNullOrEmpty(ipv4) ? ToCidr(ipv4, AddressFamily.IPv4)
        : !string.IsNullOrEmpty(ipv6) ? ToCidr(ipv6, AddressFamily.IPv6)
        : !string.IsNullOrEmpty(prefixListId) ? new RuleSource.PrefixList(prefixListId)
        : !string.IsNullOrEmpty(groupId) ? new RuleSource.SecurityGroup(groupId)
        : new RuleSource.Unreadable("none that is known");

    private static RuleSource ToCidr(string text, AddressFamily family) =>
        CidrBlock.TryParse(text, out var block) && block.Family == family ? new RuleSource.Cidr(block) : new RuleSource.Unreadable(text);
}
