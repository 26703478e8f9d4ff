#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which prefix lists to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
/// </summary>
public class DescribeManagedPrefixListsRequest : AmazonEC2Request
{
    /// <summary>Names: <c>owner-id</c>, <c>prefix-list-id</c>, <c>prefix-list-name</c>.</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Most items in one answer, 1 to 100. Unset: as many as EC2 sees fit.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Ids of lists (<c>pl-…</c>). One that does not exist fails the call.</summary>
    public List<string> PrefixListIds { get; set; }
}

/// <summary>One page of prefix lists.</summary>
public class DescribeManagedPrefixListsResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The lists, the account's own, shared ones and AWS's; null when there is none.</summary>
    public List<ManagedPrefixList> PrefixLists { get; set; }
}
