using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Adds inbound rules
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</see>).
/// </summary>
internal sealed class RuleAdder(IAmazonEC2 ec2)
{
    /// <summary>Adds the rules, with their descriptions and tags. One that the group has already is as good as added.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="added">Gets the ids of those that this call added, and no others, also when it fails half-way.</param>
    /// <param name="cancellation">Ends the adding.</param>
    public async Task AddAsync(string groupId, IReadOnlyList<IngressRule> rules, List<string> added, CancellationToken cancellation)
    {
        foreach (var sameTags in rules.GroupBy(TagsAsText))
        {
            try
            {
                added.AddRange(await AuthorizeAsync(groupId, [.. sameTags], cancellation));
            }
            catch (AmazonServiceException failure) when (AwsFailure.MeansRuleExists(failure))
            {
                await AddOneByOneAsync(groupId, sameTags, added, cancellation);
            }
        }
    }

    private async Task AddOneByOneAsync(string groupId, IEnumerable<IngressRule> rules, List<string> added, CancellationToken cancellation)
    {
        foreach (var rule in rules)
        {
            try
            {
                added.AddRange(await AuthorizeAsync(groupId, [rule], cancellation));
            }
            catch (AmazonServiceException failure) when (AwsFailure.MeansRuleExists(failure))
            {
                continue;
            }
        }
    }

    [Calls("ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags")]
    private async Task<IEnumerable<string>> AuthorizeAsync(string groupId, List<IngressRule> rules, CancellationToken cancellation)
    {
        var tags = rules[0].Tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).ToList();
        var response = await ec2.AuthorizeSecurityGroupIngressAsync(
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
        return (response.SecurityGroupRules ?? []).Select(rule => rule.SecurityGroupRuleId);
    }

    private static string TagsAsText(IngressRule rule) =>
        string.Join('\n', rule.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
