using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Actions.PrefixLists;
using Remediation.Decisions.SecurityGroups;
using SecurityGroup = Remediation.Decisions.SecurityGroups.SecurityGroup;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Reads security groups as they are now
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html">DescribeSecurityGroupRules</see>,
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html">DescribeSecurityGroups</see>).
/// </summary>
/// <param name="ec2">The client.</param>
/// <param name="prefixLists">Reads what the rules' prefix lists hold.</param>
public sealed class SecurityGroupReader(IAmazonEC2 ec2, PrefixListReader prefixLists)
{
    private const int ItemsAPage = 1000;

    /// <summary>A group with its rules.</summary>
    /// <param name="groupId"><c>sg-…</c></param>
    /// <param name="alsoLists">Prefix lists to read besides those that its rules name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><see langword="null"/> when there is no group of that id.</returns>
    /// <exception cref="AmazonServiceException">EC2 refused or failed, after the client's own retries.</exception>
    public async Task<SecurityGroupSnapshot?> ReadAsync(string groupId, IEnumerable<string> alsoLists, CancellationToken cancellation)
    {
        var describing = DescribeAsync(groupId, cancellation);
        var listing = ListRulesAsync(groupId, cancellation);
        await Task.WhenAll(describing, listing);
        if (await describing is not { } described || await listing is not { } rules)
        {
            return null;
        }

        return await SnapshotOfAsync(described, rules, alsoLists, cancellation);
    }

    /// <summary>The group's rules alone, inbound and outbound.</summary>
    /// <returns><see langword="null"/> when there is no group of that id.</returns>
    [Calls("ec2:DescribeSecurityGroupRules")]
    public async Task<IReadOnlyList<SecurityGroupRule>?> ListRulesAsync(string groupId, CancellationToken cancellation)
    {
        var rules = new List<SecurityGroupRule>();
        string? next = null;
        try
        {
            do
            {
                var page = await ec2.DescribeSecurityGroupRulesAsync(
                    new DescribeSecurityGroupRulesRequest
                    {
                        Filters = [new Filter { Name = "group-id", Values = [groupId] }],
                        MaxResults = ItemsAPage,
                        NextToken = next,
                    },
                    cancellation);
                rules.AddRange(page.SecurityGroupRules ?? []);
                next = page.NextToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansGroupIsGone(failure))
        {
            return null;
        }

        return rules;
    }

    /// <summary>
    /// The group that a bare name means: EC2 accepts one only for the default VPC, names being unique within a VPC.
    /// </summary>
    /// <returns><see langword="null"/> when the default VPC has no group of that name.</returns>
    [Calls("ec2:DescribeSecurityGroups", "ec2:DescribeVpcs")]
    public async Task<string?> FindByNameAsync(string groupName, CancellationToken cancellation)
    {
        var found = await ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new Filter { Name = "group-name", Values = [groupName] }] }, cancellation);
        var groups = (found.SecurityGroups ?? []).Where(group => group.GroupName == groupName).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var vpcs = await ec2.DescribeVpcsAsync(
            new DescribeVpcsRequest { Filters = [new Filter { Name = "is-default", Values = ["true"] }] }, cancellation);
        var defaultVpcs = (vpcs.Vpcs ?? []).Where(vpc => vpc.IsDefault == true).Select(vpc => vpc.VpcId).ToHashSet();
        return groups.FirstOrDefault(group => group.VpcId is null || defaultVpcs.Contains(group.VpcId))?.GroupId;
    }

    [Calls("ec2:DescribeSecurityGroups")]
    private async Task<Amazon.EC2.Model.SecurityGroup?> DescribeAsync(string groupId, CancellationToken cancellation)
    {
        try
        {
            var page = await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [groupId] }, cancellation);
            return page.SecurityGroups?.FirstOrDefault();
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansGroupIsGone(failure))
        {
            return null;
        }
    }

    private async Task<SecurityGroupSnapshot> SnapshotOfAsync(
        Amazon.EC2.Model.SecurityGroup described, IReadOnlyList<SecurityGroupRule> rules, IEnumerable<string> alsoLists, CancellationToken cancellation)
    {
        var group = RuleMapping.ToGroup(described, [.. rules.Where(rule => rule.IsEgress != true).Select(RuleMapping.ToIngressRule)]);
        return new SecurityGroupSnapshot(
            group,
            rules.Where(rule => rule.IsEgress == true).Select(rule => rule.SecurityGroupRuleId).ToHashSet(),
            await prefixLists.ReadAsync(PrefixListReader.IdsIn(group.Rules).Concat(alsoLists), cancellation));
    }
}
