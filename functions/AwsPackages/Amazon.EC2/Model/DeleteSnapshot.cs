#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>Which snapshot to delete. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html</summary>
public class DeleteSnapshotRequest : AmazonEC2Request
{
    /// <summary>Id (<c>snap-…</c>). Required.</summary>
    public string SnapshotId { get; set; }
}

/// <summary>The snapshot is gone.</summary>
public class DeleteSnapshotResponse : AmazonWebServiceResponse;
