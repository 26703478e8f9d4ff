using Amazon.EC2;
using Amazon.EC2.Model;

namespace Remediation.Actions.PrefixLists;

/// <summary>
/// Finds the security groups that a changed prefix list concerns
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html">Managed prefix lists</see>).
/// </summary>
/// <param name="ec2">The client.</param>
/// <param name="waits">How long to wait for the change to be done.</param>
public sealed class PrefixListUse(IAmazonEC2 ec2, Waits waits)
{
    private const int GroupsAPage = 1000;

    /// <summary>
    /// Waits, for two seconds at most, until a change of the list is done: its entries are the new ones only then. A list that is gone, or
    /// still being changed, is no error.
    /// </summary>
    public Task WaitUntilChangedAsync(string prefixListId, CancellationToken cancellation) => waits.LookUntilAsync(
        async token => await StateAsync(prefixListId, token),
        state => state is null || !state.EndsWith("-in-progress", StringComparison.Ordinal),
        cancellation);

    /// <summary>The ids of the groups with an inbound rule from the list.</summary>
    [Calls("ec2:DescribeSecurityGroups")]
    public async Task<IReadOnlyList<string>> GroupsAsync(string prefixListId, CancellationToken cancellation)
    {
        var groups = new List<string>();
        string? next = null;
        do
        {
            var page = await ec2.DescribeSecurityGroupsAsync(
                new DescribeSecurityGroupsRequest
                {
                    Filters = [new Filter { Name = "ip-permission.prefix-list-id", Values = [prefixListId] }],
                    MaxResults = GroupsAPage,
                    NextToken = next,
                },
                cancellation);
            groups.AddRange((page.SecurityGroups ?? []).Select(group => group.GroupId));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return groups;
    }

    [Calls("ec2:DescribeManagedPrefixLists")]
    private async Task<string?> StateAsync(string prefixListId, CancellationToken cancellation)
    {
        try
        {
            var lists = await ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { PrefixListIds = [prefixListId] }, cancellation);
            return lists.PrefixLists?.FirstOrDefault()?.State?.Value;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            return null;
        }
    }
}
