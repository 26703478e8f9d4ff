#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Which snapshots to list. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html</summary>
public class DescribeSnapshotsRequest : AmazonEC2Request
{
    /// <summary>Names: <c>volume-id</c>, <c>status</c>, <c>start-time</c>, <c>tag:KEY</c>, ….</summary>
    public List<Filter> Filters { get; set; }

    /// <summary>Most items in one answer, 5 to 1000; not together with ids. Unset: everything, in one answer.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Account ids, <c>self</c>, <c>amazon</c>. Unset: every owner, so public snapshots too.</summary>
    public List<string> OwnerIds { get; set; }

    /// <summary>Ids of snapshots (<c>snap-…</c>). One that does not exist fails the call.</summary>
    public List<string> SnapshotIds { get; set; }
}

/// <summary>One page of snapshots.</summary>
public class DescribeSnapshotsResponse : AmazonWebServiceResponse
{
    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }

    /// <summary>The snapshots; null when there is none.</summary>
    public List<Snapshot> Snapshots { get; set; }
}
