#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2.Model;

/// <summary>
/// Which volumes to keep, as they all are at one moment.
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html
/// </summary>
public class CreateSnapshotsRequest : AmazonEC2Request
{
    /// <summary><c>volume</c>: each snapshot gets its volume's tags. Unset: none.</summary>
    public CopyTagsFromSource CopyTagsFromSource { get; set; }

    /// <summary>Description of every snapshot; at most 255 characters.</summary>
    public string Description { get; set; }

    /// <summary>The instance. Required.</summary>
    public InstanceSpecification InstanceSpecification { get; set; }

    /// <summary>Tags of every snapshot; the resource type is <c>snapshot</c>.</summary>
    public List<TagSpecification> TagSpecifications { get; set; }
}

/// <summary>The snapshots are being made.</summary>
public class CreateSnapshotsResponse : AmazonWebServiceResponse
{
    /// <summary>One for each volume; null when there is none.</summary>
    public List<SnapshotInfo> Snapshots { get; set; }
}
