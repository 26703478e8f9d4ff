using System.Collections.Concurrent;
using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>What AWS tells of a rule and moto does not: its owner, its ARN, ports of rules for all protocols, and the description when the source is a prefix list or a group.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html</summary>
internal sealed class RuleFacts
{
    private readonly ConcurrentDictionary<string, string> descriptions = new();

    public void Remember(string ruleId, string? description)
    {
        if (description is null)
        {
            descriptions.TryRemove(ruleId, out _);
        }
        else
        {
            descriptions[ruleId] = description;
        }
    }

    public void Complete(XElement rule, AwsRequest request)
    {
        var id = rule.Text("securityGroupRuleId") ?? string.Empty;
        var isCidr = rule.Element("cidrIpv4") is not null || rule.Element("cidrIpv6") is not null;
        Add(rule, "groupOwnerId", request.Account);
        Add(rule, "fromPort", "-1");
        Add(rule, "toPort", "-1");
        Add(rule, "securityGroupRuleArn", $"arn:aws:ec2:{request.Region}:{request.Account}:security-group-rule/{id}");
        if (!isCidr && descriptions.TryGetValue(id, out var description))
        {
            Add(rule, "description", description);
        }
    }

    private static void Add(XElement rule, string name, string value)
    {
        if (rule.Element(name) is null)
        {
            rule.Add(new XElement(name, value));
        }
    }
}
