using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.PrefixLists;

/// <summary>
/// Reads the entries of managed prefix lists
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html">GetManagedPrefixListEntries</see>).
/// </summary>
/// <param name="ec2">The client.</param>
public sealed class PrefixListReader(IAmazonEC2 ec2)
{
    private const int EntriesAPage = 100;

    /// <summary>The prefix lists that rules name, each once.</summary>
    public static IReadOnlyList<string> IdsIn(IEnumerable<IngressRule> rules) =>
        [.. rules.Select(rule => rule.Source).OfType<RuleSource.PrefixList>().Select(list => list.PrefixListId).Distinct()];

    /// <summary>
    /// What each list holds at its current version. A list that cannot be read does not fail the others: it comes back as unknown, with
    /// the reason.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, PrefixListEntries>> ReadAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var entries = new Dictionary<string, PrefixListEntries>();
        foreach (string id in ids.Distinct())
        {
            entries[id] = await ReadAsync(id, cancellation);
        }

        return entries;
    }

    private async Task<PrefixListEntries> ReadAsync(string id, CancellationToken cancellation)
    {
        var blocks = new List<CidrBlock>();
        try
        {
            string? next = null;
            do
            {
                var page = await ec2.GetManagedPrefixListEntriesAsync(
                    new GetManagedPrefixListEntriesRequest { PrefixListId = id, MaxResults = EntriesAPage, NextToken = next }, cancellation);
                foreach (var entry in page.Entries ?? [])
                {
                    if (!CidrBlock.TryParse(entry.Cidr, out var block))
                    {
                        return new PrefixListEntries.Unknown($"its entry '{entry.Cidr}' is not an address block");
                    }

                    blocks.Add(block);
                }

                next = page.NextToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (AmazonServiceException failure)
        {
            return new PrefixListEntries.Unknown(Ec2Failure.InWords(failure));
        }

        return blocks.Select(block => block.Family).Distinct().Count() > 1
            ? new PrefixListEntries.Unknown("it mixes IPv4 and IPv6")
            : new PrefixListEntries.Known(blocks.Count == 0 ? AddressFamily.IPv4 : blocks[0].Family, blocks);
    }
}
