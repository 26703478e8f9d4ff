using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS revokes all rules of a request or none, names what it revoked, answers InvalidSecurityGroupRuleId.NotFound for an id that is gone and,
/// for a permission that is gone, InvalidPermission.NotFound, but unknownIpPermissionSet in a default VPC. moto does none of this.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html</summary>
internal sealed class RevokeRules(RuleStore store) : Ec2Action("RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress")
{
    protected override Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation) => store.AloneAsync(
        async () =>
        {
            var egress = request.Action.EndsWith("Egress", StringComparison.Ordinal);
            var groupId = await store.GroupIdAsync(request, cancellation);
            var rules = (await store.RulesOfAsync(request, groupId, cancellation)).Where(rule => rule.IsEgress == egress).ToList();
            var ids = request.Parameters.Tree.List("SecurityGroupRuleId").Select(id => id.Value!).ToList();
            var (found, unknown) = ids.Count > 0
                ? (ById(rules, ids), [])
                : await ByPermissionAsync(request, groupId, rules, cancellation);
            await store.RemoveAsync(request, groupId, egress, [.. found.Select(rule => rule.Id)], cancellation);
            return Result(
                request,
                new XElement("return", "true"),
                new XElement("revokedSecurityGroupRuleSet", found.Select(rule => Revoked(groupId, rule))),
                unknown.Count > 0 ? new XElement("unknownIpPermissionSet", unknown.Select(Unknown)) : null);
        },
        cancellation);

    private static List<StoredRule> ById(List<StoredRule> rules, List<string> ids) =>
        [.. ids.Distinct().Select(id => rules.Find(rule => rule.Id == id)
            ?? throw new AwsErrorException("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist"))];

    private async Task<(List<StoredRule> Found, List<RuleSpec> Unknown)> ByPermissionAsync(
        AwsRequest request, string groupId, List<StoredRule> rules, CancellationToken cancellation)
    {
        var wanted = RuleSpec.Read(request.Parameters.Tree);
        if (wanted.Count == 0)
        {
            throw new AwsErrorException("MissingParameter", "The request must contain the parameter ipPermissions or securityGroupRuleIds");
        }

        var found = new List<StoredRule>();
        var unknown = new List<RuleSpec>();
        foreach (var spec in wanted)
        {
            if (rules.Find(rule => rule.Is(spec)) is not { } rule)
            {
                unknown.Add(spec);
            }
            else if (!found.Contains(rule))
            {
                found.Add(rule);
            }
        }

        return unknown.Count == 0 || await store.IsInDefaultVpcAsync(request, groupId, cancellation)
            ? (found, unknown)
            : throw new AwsErrorException("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }

    private static XElement Revoked(string groupId, StoredRule rule) => new(
        "item",
        new XElement("securityGroupRuleId", rule.Id),
        new XElement("groupId", groupId),
        new XElement("isEgress", rule.IsEgress ? "true" : "false"),
        new XElement("ipProtocol", rule.Traffic.Protocol),
        new XElement("fromPort", rule.Traffic.FromPort),
        new XElement("toPort", rule.Traffic.ToPort),
        new XElement(
            rule.Source.Kind switch
            {
                RuleSourceKind.Ipv4 => "cidrIpv4",
                RuleSourceKind.Ipv6 => "cidrIpv6",
                RuleSourceKind.PrefixList => "prefixListId",
                _ => "referencedGroupId",
            },
            rule.Source.Value),
        rule.Description is null ? null : new XElement("description", rule.Description));

    private static XElement Unknown(RuleSpec rule)
    {
        XElement List(string name, RuleSourceKind kind, string member) =>
            new(name, rule.Source.Kind == kind ? new XElement("item", new XElement(member, rule.Source.Value)) : null);

        return new XElement(
            "item",
            new XElement("ipProtocol", rule.Traffic.Protocol),
            rule.Traffic.Protocol == "-1" ? null : new XElement("fromPort", rule.Traffic.FromPort),
            rule.Traffic.Protocol == "-1" ? null : new XElement("toPort", rule.Traffic.ToPort),
            List("groups", RuleSourceKind.Group, "groupId"),
            List("ipRanges", RuleSourceKind.Ipv4, "cidrIp"),
            List("ipv6Ranges", RuleSourceKind.Ipv6, "cidrIpv6"),
            List("prefixListIds", RuleSourceKind.PrefixList, "prefixListId"));
    }
}
