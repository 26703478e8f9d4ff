using System.Runtime.CompilerServices;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Actions.PrefixLists;
using Remediation.Decisions.SecurityGroups;
using SecurityGroup = Remediation.Decisions.SecurityGroups.SecurityGroup;

namespace Remediation.Actions.SecurityGroups;

/// <summary>
/// Goes through all security groups of an account in the client's region, page by page, and reads only those closely that are worth it: a
/// page of groups is one call, a close look at a group two more. Memory does not grow with the number of groups.
/// </summary>
/// <param name="ec2">The client.</param>
/// <param name="reader">Reads a group closely.</param>
/// <param name="prefixLists">Reads what the rules' prefix lists hold; each is read once for all groups.</param>
public sealed class RegionSurvey(IAmazonEC2 ec2, SecurityGroupReader reader, PrefixListReader prefixLists)
{
    private const int GroupsAPage = 1000;

    private readonly Dictionary<string, PrefixListEntries> known = [];

    /// <summary>Is told of a group that could not be read, and why; the survey goes on. Where nobody is told, the survey fails.</summary>
    public Action<string, Exception>? WhenUnreadable { get; init; }

    /// <summary>Goes through the groups.</summary>
    /// <param name="from">Where an earlier survey stopped: a <see cref="SurveyPage.Next"/>; otherwise the beginning.</param>
    /// <param name="isWorthALook">
    /// Says of a group whether to read it closely. Its rules have neither ids nor tags, and what a rule's tag exempts shows only when it is
    /// read closely.
    /// </param>
    /// <param name="cancellation">Ends the survey.</param>
    /// <exception cref="AmazonServiceException">EC2 refused or failed, after the client's own retries.</exception>
    [Calls("ec2:DescribeSecurityGroups")]
    public async IAsyncEnumerable<SurveyPage> GoThroughAsync(
        string? from,
        Func<SecurityGroup, IReadOnlyDictionary<string, PrefixListEntries>, bool> isWorthALook,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = from;
        do
        {
            var page = await ec2.DescribeSecurityGroupsAsync(
                new DescribeSecurityGroupsRequest { MaxResults = GroupsAPage, NextToken = next }, cancellation);
            next = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            var groups = page.SecurityGroups ?? [];
            yield return new SurveyPage(groups.Count, next, LookAsync(groups, isWorthALook, cancellation));
        }
        while (next is not null);
    }

    private async IAsyncEnumerable<SecurityGroupSnapshot> LookAsync(
        List<Amazon.EC2.Model.SecurityGroup> page,
        Func<SecurityGroup, IReadOnlyDictionary<string, PrefixListEntries>, bool> isWorthALook,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var described in page)
        {
            SecurityGroupSnapshot? snapshot = null;
            try
            {
                snapshot = await LookAtAsync(described, isWorthALook, cancellation);
            }
            catch (Exception failure) when (WhenUnreadable is not null && AwsFailure.Is(failure))
            {
                WhenUnreadable(described.GroupId, failure);
            }

            if (snapshot is not null)
            {
                yield return snapshot;
            }
        }
    }

    private async Task<SecurityGroupSnapshot?> LookAtAsync(
        Amazon.EC2.Model.SecurityGroup described,
        Func<SecurityGroup, IReadOnlyDictionary<string, PrefixListEntries>, bool> isWorthALook,
        CancellationToken cancellation)
    {
        var glance = RuleMapping.ToGroup(described, [.. (described.IpPermissions ?? []).SelectMany(RuleMapping.ToIngressRules)]);
        await LearnAsync(PrefixListReader.IdsIn(glance.Rules), cancellation);
        return isWorthALook(glance, known) && await reader.ListRulesAsync(described.GroupId, cancellation) is { } rules
            ? new SecurityGroupSnapshot(
                glance with { Rules = [.. rules.Where(rule => rule.IsEgress != true).Select(RuleMapping.ToIngressRule)] },
                rules.Where(rule => rule.IsEgress == true).Select(rule => rule.SecurityGroupRuleId).ToHashSet(),
                known)
            : null;
    }

    private async Task LearnAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        foreach (var (id, entries) in await prefixLists.ReadAsync(ids.Where(id => !known.ContainsKey(id)), cancellation))
        {
            known.Add(id, entries);
        }
    }
}

/// <summary>A page of a survey.</summary>
/// <param name="Groups">How many groups are on it.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> after the last.</param>
/// <param name="WorthALook">Those that were worth a look, read closely while they are enumerated.</param>
public sealed record SurveyPage(int Groups, string? Next, IAsyncEnumerable<SecurityGroupSnapshot> WorthALook);
