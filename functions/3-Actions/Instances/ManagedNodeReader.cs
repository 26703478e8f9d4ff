using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.Decisions.Instances;

namespace Remediation.Actions.Instances;

/// <summary>
/// Reads which instances have an agent that reported to Systems Manager, and what it says they run
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html">DescribeInstanceInformation</see>).
/// </summary>
/// <param name="ssm">The client.</param>
public sealed class ManagedNodeReader(IAmazonSimpleSystemsManagement ssm)
{
    private const int NodesAPage = 50;

    /// <summary>The managed nodes among those instances, by id. Instances that never registered are missing.</summary>
    public async Task<IReadOnlyDictionary<string, ManagedNode>> ReadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellation)
    {
        var nodes = new Dictionary<string, ManagedNode>();
        foreach (string[] ids in instanceIds.Distinct().Chunk(NodesAPage))
        {
            foreach (var node in await ReadAllAsync(ids, cancellation))
            {
                nodes[node.InstanceId] = node;
            }
        }

        return nodes;
    }

    [Calls("ssm:DescribeInstanceInformation")]
    private async Task<List<ManagedNode>> ReadAllAsync(string[] ids, CancellationToken cancellation)
    {
        var nodes = new List<ManagedNode>();
        string? next = null;
        do
        {
            DescribeInstanceInformationResponse page;
            try
            {
                page = await ssm.DescribeInstanceInformationAsync(
                    new DescribeInstanceInformationRequest
                    {
                        Filters = [new InstanceInformationStringFilter { Key = "InstanceIds", Values = [.. ids] }], MaxResults = NodesAPage, NextToken = next,
                    },
                    cancellation);
            }
            catch (InvalidInstanceIdException) when (ids.Length > 1)
            {
                // Systems Manager may refuse ids that it does not know, and does not say which.
                foreach (string id in ids)
                {
                    nodes.AddRange(await ReadAllAsync([id], cancellation));
                }

                return nodes;
            }
            catch (InvalidInstanceIdException)
            {
                return [];
            }

            nodes.AddRange((page.InstanceInformationList ?? []).Select(Node));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return nodes;
    }

    private static ManagedNode Node(InstanceInformation information) => new(
        information.InstanceId,
        information.PingStatus == PingStatus.Online,
        information.PlatformName ?? "",
        information.PlatformVersion ?? "",
        information.LastPingDateTime is { } ping ? new DateTimeOffset(ping.ToUniversalTime()) : null);
}
