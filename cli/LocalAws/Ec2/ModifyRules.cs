using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>AWS replaces protocol, ports, description and the value of the source, under the same rule id. moto ignores a new IPv6 range, prefix list or group,
/// and refuses protocol -1 without ports. Here a change is a revoke and an authorise in moto, and <see cref="RuleIds"/> keeps the id.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html</summary>
internal sealed class ModifyRules(RuleStore store, RuleIds ids, RuleFacts facts) : Ec2Action("ModifySecurityGroupRules")
{
    protected override Task<AwsResponse> RunAsync(AwsRequest request, CancellationToken cancellation) => store.AloneAsync(
        async () =>
        {
            var groupId = request.Parameters["GroupId"] ?? throw new AwsErrorException("MissingParameter", "The request must contain the parameter groupId");
            var rules = await store.RulesOfAsync(request, groupId, cancellation);
            var changes = request.Parameters.Tree.List("SecurityGroupRule").Select(change => Read(change, rules)).ToList();
            await ApplyAsync(request, groupId, changes);
            return Result(request, new XElement("return", "true"));
        },
        cancellation);

    private async Task ApplyAsync(AwsRequest request, string groupId, List<Change> changes)
    {
        // Once begun, a change is finished or undone, whether or not the client still listens.
        foreach (var direction in changes.GroupBy(change => change.Before.IsEgress))
        {
            await store.RemoveAsync(request, groupId, direction.Key, [.. direction.Select(change => change.Before.Id)], CancellationToken.None);
        }

        var done = new List<Change>();
        try
        {
            foreach (var change in changes)
            {
                await AddAsync(request, groupId, change.Before, change.After);
                done.Add(change);
            }
        }
        catch
        {
            foreach (var direction in done.GroupBy(change => change.Before.IsEgress))
            {
                await store.RemoveAsync(request, groupId, direction.Key, [.. direction.Select(change => change.Before.Id)], CancellationToken.None);
            }

            foreach (var change in changes)
            {
                await AddAsync(request, groupId, change.Before, change.Before.Spec);
            }

            throw;
        }
    }

    private async Task AddAsync(AwsRequest request, string groupId, StoredRule rule, RuleSpec spec)
    {
        var tags = rule.Tags.Count == 0 ? [] : rule.Tags
            .SelectMany((tag, index) => new (string, string?)[] { ($"TagSpecification.1.Tag.{index + 1}.Key", tag.Key), ($"TagSpecification.1.Tag.{index + 1}.Value", tag.Value) })
            .Prepend(("TagSpecification.1.ResourceType", "security-group-rule"));
        var item = await store.AddAsync(request, groupId, rule.IsEgress, spec, tags, CancellationToken.None);
        ids.Replace(rule.Id, item.Text("securityGroupRuleId")!);
        facts.Remember(rule.Id, spec.Description);
    }

    private static Change Read(ParameterNode change, IReadOnlyList<StoredRule> rules)
    {
        var id = change.Text("SecurityGroupRuleId") ?? throw new AwsErrorException("MissingParameter", "The request must contain the parameter securityGroupRuleId");
        var before = rules.FirstOrDefault(rule => rule.Id == id)
            ?? throw new AwsErrorException("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist");
        var wanted = change["SecurityGroupRule"] ?? throw new AwsErrorException("MissingParameter", "The request must contain the parameter securityGroupRule");
        var source = Source(wanted);
        return source.Kind == before.Source.Kind
            ? new Change(before, new RuleSpec(ProtocolAndPorts.Of(wanted.Text("IpProtocol"), wanted.Text("FromPort"), wanted.Text("ToPort")), source, wanted.Text("Description")))
            : throw new AwsErrorException(
                "InvalidParameterValue",
                $"Invalid rule type for security group rule '{id}'. You may not specify {source.Kind} for an existing {before.Source.Kind} rule.");
    }

    private static RuleSource Source(ParameterNode rule)
    {
        RuleSource[] given =
        [
            .. rule.Text("CidrIpv4") is { } ipv4 ? [RuleSource.Ipv4(ipv4)] : Array.Empty<RuleSource>(),
            .. rule.Text("CidrIpv6") is { } ipv6 ? [RuleSource.Ipv6(ipv6)] : Array.Empty<RuleSource>(),
            .. rule.Text("PrefixListId") is { } list ? [new RuleSource(RuleSourceKind.PrefixList, list)] : Array.Empty<RuleSource>(),
            .. rule.Text("ReferencedGroupId") is { } group ? [new RuleSource(RuleSourceKind.Group, group)] : Array.Empty<RuleSource>(),
        ];
        return given switch
        {
            [var one] => one,
            [] => throw new AwsErrorException("MissingParameter", "The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId"),
            _ => throw new AwsErrorException("InvalidParameterCombination", "Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified"),
        };
    }

    private sealed record Change(StoredRule Before, RuleSpec After);
}
