using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Removes inbound rules by id, so that nothing else can be hit
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html">RevokeSecurityGroupIngress</see>).
/// </summary>
internal sealed class RuleRevoker(IAmazonEC2 ec2, SecurityGroupReader reader)
{
    /// <summary>
    /// Removes rules. One that is gone already, or whose whole group is, counts as removed. Rules that the answer calls unknown are not
    /// looked at here: verifying finds them if they are still there.
    /// </summary>
    /// <param name="groupId">The group.</param>
    /// <param name="rules">The rules, with their ids.</param>
    /// <param name="revoked">Gets the rules that EC2 says it removed, as they were then, without their tags.</param>
    /// <param name="cancellation">Ends the revoking.</param>
    /// <returns>The rules that EC2 would not remove.</returns>
    public async Task<IReadOnlyList<StillOpen>> RevokeAsync(
        string groupId, IReadOnlyList<IngressRule> rules, List<IngressRule> revoked, CancellationToken cancellation)
    {
        if (rules.Count == 0)
        {
            return [];
        }

        try
        {
            revoked.AddRange(await RevokeTogetherAsync(groupId, rules, cancellation));
            return [];
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansGroupIsGone(failure))
        {
            return [];
        }
        catch (AmazonServiceException failure) when (AwsFailure.MeansRuleIsGone(failure))
        {
            // One stale id failed the whole call: nothing was removed.
            return rules.Count == 1 ? [] : await RevokeThoseLeftAsync(groupId, rules, revoked, cancellation);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return [.. rules.Select(rule => new StillOpen(rule, $"It could not be revoked. {AwsFailure.InWords(failure)}.", MayRecover: true))];
        }
    }

    /// <summary>A rule known by its id only, to be revoked.</summary>
    public static IngressRule Named(string ruleId) => new()
    {
        RuleId = ruleId,
        Protocol = IpProtocol.All,
        Source = new RuleSource.Unreadable("known by its id only"),
    };

    private async Task<IReadOnlyList<StillOpen>> RevokeThoseLeftAsync(
        string groupId, IReadOnlyList<IngressRule> rules, List<IngressRule> revoked, CancellationToken cancellation)
    {
        var listed = await reader.ListRulesAsync(groupId, cancellation) ?? [];
        var present = listed.Select(rule => rule.SecurityGroupRuleId).ToHashSet();
        var left = rules.Where(rule => rule.RuleId is { } id && present.Contains(id)).ToList();
        if (left.Count < rules.Count)
        {
            return await RevokeAsync(groupId, left, revoked, cancellation);
        }

        // The list does not show yet which one is gone.
        var failures = new List<StillOpen>();
        foreach (var rule in rules)
        {
            failures.AddRange(await RevokeAsync(groupId, [rule], revoked, cancellation));
        }

        return failures;
    }

    [Calls("ec2:RevokeSecurityGroupIngress")]
    private async Task<IEnumerable<IngressRule>> RevokeTogetherAsync(string groupId, IReadOnlyList<IngressRule> rules, CancellationToken cancellation)
    {
        var response = await ec2.RevokeSecurityGroupIngressAsync(
            new RevokeSecurityGroupIngressRequest { GroupId = groupId, SecurityGroupRuleIds = [.. rules.Select(rule => rule.RuleId)] },
            cancellation);
        return (response.RevokedSecurityGroupRules ?? []).Select(RuleMapping.ToIngressRule);
    }
}
