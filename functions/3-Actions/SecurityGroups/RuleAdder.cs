using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Adds inbound rules
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</see>).
/// </summary>
internal sealed class RuleAdder(IAmazonEC2 ec2, SecurityGroupReader reader)
{
    /// <summary>Adds the rules, with their descriptions and tags. One that the group has already is as good as added.</summary>
    public async Task AddAsync(string groupId, IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        foreach (var sameTags in rules.GroupBy(TagsAsText))
        {
            try
            {
                await AuthorizeAsync(groupId, [.. sameTags], cancellation);
            }
            catch (AmazonServiceException failure) when (Ec2Failure.MeansRuleExists(failure))
            {
                await AddOneByOneAsync(groupId, sameTags, cancellation);
            }
        }
    }

    /// <summary>The rules of the group that are the same as any of these, whoever added them.</summary>
    public async Task<IReadOnlyList<IngressRule>> FindAsync(string groupId, IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        var listed = rules.Count == 0 ? null : await reader.ListRulesAsync(groupId, cancellation);
        return [.. (listed ?? []).Where(rule => rule.IsEgress != true).Select(RuleMapping.ToIngressRule).Where(rule => rules.Any(piece => IsSame(rule, piece)))];
    }

    public static bool IsSame(IngressRule one, IngressRule other) =>
        one.Protocol == other.Protocol && one.Ports == other.Ports && one.Source == other.Source;

    private async Task AddOneByOneAsync(string groupId, IEnumerable<IngressRule> rules, CancellationToken cancellation)
    {
        foreach (var rule in rules)
        {
            try
            {
                await AuthorizeAsync(groupId, [rule], cancellation);
            }
            catch (AmazonServiceException failure) when (Ec2Failure.MeansRuleExists(failure))
            {
                continue;
            }
        }
    }

    private async Task AuthorizeAsync(string groupId, List<IngressRule> rules, CancellationToken cancellation)
    {
        var tags = rules[0].Tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).ToList();
        await ec2.AuthorizeSecurityGroupIngressAsync(
            new AuthorizeSecurityGroupIngressRequest
            {
                GroupId = groupId,
                IpPermissions = [.. rules.Select(RuleMapping.ToIpPermission)],
                TagSpecifications = tags.Count == 0
                    ? null
                    : [new TagSpecification
                    {
                        ResourceType = ResourceType.SecurityGroupRule,
                        Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
                    }],
            },
            cancellation);
    }

    private static string TagsAsText(IngressRule rule) =>
        string.Join('\n', rule.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
