#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>What a volume held at one moment. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html</summary>
public class Snapshot
{
    /// <summary>Its description.</summary>
    public string Description { get; set; }

    /// <summary>Account that owns it.</summary>
    public string OwnerId { get; set; }

    /// <summary>How much is kept already, for example <c>80%</c>.</summary>
    public string Progress { get; set; }

    /// <summary>Id (<c>snap-…</c>).</summary>
    public string SnapshotId { get; set; }

    /// <summary>When it was begun; UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>How far it is.</summary>
    public SnapshotState State { get; set; }

    /// <summary>Why it failed; null when it has not.</summary>
    public string StateMessage { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Volume that it is of (<c>vol-…</c>).</summary>
    public string VolumeId { get; set; }

    /// <summary>Size of the volume in GiB.</summary>
    public int? VolumeSize { get; set; }
}
