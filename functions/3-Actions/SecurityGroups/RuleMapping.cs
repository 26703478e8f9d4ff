using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;
using Ec2 = Amazon.EC2.Model;

namespace Remediation.Actions.SecurityGroups;

/// <summary>Between EC2's types and the decision's: a rule as it is listed, and a rule as it is asked for.</summary>
internal static class RuleMapping
{
    public static IngressRule ToIngressRule(Ec2.SecurityGroupRule rule)
    {
        var (ports, problem) = (default(PortRange?), default(string));
        if (!IpProtocol.TryParse(rule.IpProtocol, out var protocol))
        {
            problem = $"its protocol '{rule.IpProtocol}' is not known";
        }
        else if (protocol.HasPorts)
        {
            if (rule is { FromPort: >= 0 and var from, ToPort: <= PortRange.HighestPort and var to } && from <= to)
            {
                ports = new PortRange(from, to);
            }
            else if (rule is { FromPort: null or -1, ToPort: null or -1 })
            {
                ports = PortRange.All;
            }
            else
            {
                problem = $"its ports {rule.FromPort} to {rule.ToPort} are no range";
            }
        }

        return new IngressRule
        {
            RuleId = rule.SecurityGroupRuleId,
            Protocol = protocol,
            Ports = ports,
            Source = ToSource(rule),
            Description = rule.Description,
            Tags = ToDictionary(rule.Tags),
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
            FromPort = rule.Ports?.From ?? (rule.Protocol.IsIcmp ? -1 : null),
            ToPort = rule.Ports?.To ?? (rule.Protocol.IsIcmp ? -1 : null),
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

    private static RuleSource ToSource(Ec2.SecurityGroupRule rule) => rule switch
    {
        { CidrIpv4: { Length: > 0 } text } => ToCidr(text, AddressFamily.IPv4),
        { CidrIpv6: { Length: > 0 } text } => ToCidr(text, AddressFamily.IPv6),
        { PrefixListId: { Length: > 0 } id } => new RuleSource.PrefixList(id),
        { ReferencedGroupInfo: { } group } => new RuleSource.SecurityGroup(group.GroupId ?? "a security group"),
        _ => new RuleSource.Unreadable("none that is known"),
    };

    private static RuleSource ToCidr(string text, AddressFamily family) =>
        CidrBlock.TryParse(text, out var block) && block.Family == family ? new RuleSource.Cidr(block) : new RuleSource.Unreadable(text);
}
