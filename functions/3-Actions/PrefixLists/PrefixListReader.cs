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
        var wanted = ids.Distinct().ToList();
        var entries = new Dictionary<string, PrefixListEntries>();
        var ownedByAws = wanted.Count == 0 ? [] : await OwnedByAwsAsync(wanted, cancellation);
        foreach (string id in wanted)
        {
            // AWS's own lists hold its services' addresses, never the world.
            entries[id] = ownedByAws.Contains(id) ? new PrefixListEntries.Known(AddressFamily.IPv4, []) : await ReadAsync(id, cancellation);
        }

        return entries;
    }

    [Calls("ec2:DescribeManagedPrefixLists")]
    private async Task<HashSet<string>> OwnedByAwsAsync(List<string> ids, CancellationToken cancellation)
    {
        try
        {
            var lists = await ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { PrefixListIds = ids }, cancellation);
            return [.. (lists.PrefixLists ?? []).Where(list => list.OwnerId == "AWS").Select(list => list.PrefixListId)];
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            // Whose they are does not matter, if their entries can be read.
            return [];
        }
    }

    [Calls("ec2:GetManagedPrefixListEntries")]
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
        catch (AmazonServiceException failure) when ((int)failure.StatusCode is >= 400 and < 500 && !AwsFailure.MeansTryAgain(failure))
        {
            // EC2 will not tell. When it cannot answer at the moment, the whole check fails and is tried again.
            return new PrefixListEntries.Unknown(AwsFailure.InWords(failure));
        }

        return blocks.Exists(block => block.Family != blocks[0].Family)
            ? new PrefixListEntries.Unknown("it mixes IPv4 and IPv6")
            : new PrefixListEntries.Known(blocks.Count == 0 ? AddressFamily.IPv4 : blocks[0].Family, blocks);
    }
}
