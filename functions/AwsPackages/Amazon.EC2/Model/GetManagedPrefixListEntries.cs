#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which prefix list to read. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html
/// </summary>
public class GetManagedPrefixListEntriesRequest : AmazonEC2Request
{
    /// <summary>Most items in one answer, 1 to 100. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Id of the list (<c>pl-…</c>). Required.</summary>
    public string PrefixListId { get; set; }

    /// <summary>A version of the list. Unset: the current one.</summary>
    public long? TargetVersion { get; set; }
}

/// <summary>One page of a prefix list.</summary>
public class GetManagedPrefixListEntriesResponse : AmazonWebServiceResponse
{
    /// <summary>The entries; null when there is none.</summary>
    public List<PrefixListEntry> Entries { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
