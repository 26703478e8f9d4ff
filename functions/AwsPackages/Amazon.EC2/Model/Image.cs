#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>What instances are started from. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html</summary>
public class Image
{
    /// <summary>Processor that it is built for.</summary>
    public ArchitectureValues Architecture { get; set; }

    /// <summary>When it was made, as <c>2026-07-01T12:30:15.000Z</c>.</summary>
    public string CreationDate { get; set; }

    /// <summary>From when on it is out of date, as <c>2028-07-01T12:30:00.000Z</c>; null when it is not set.</summary>
    public string DeprecationTime { get; set; }

    /// <summary>What its owner says of it.</summary>
    public string Description { get; set; }

    /// <summary>Id (<c>ami-…</c>).</summary>
    public string ImageId { get; set; }

    /// <summary>Owner and name, <c>OWNER/NAME</c>.</summary>
    public string ImageLocation { get; set; }

    /// <summary><c>amazon</c>, <c>aws-backup-vault</c> or <c>aws-marketplace</c>; null for any other owner.</summary>
    public string ImageOwnerAlias { get; set; }

    /// <summary>Name that its owner gave it.</summary>
    public string Name { get; set; }

    /// <summary>Account that owns it.</summary>
    public string OwnerId { get; set; }

    /// <summary>What instances of it are billed as, for example <c>Linux/UNIX</c>.</summary>
    public string PlatformDetails { get; set; }

    /// <summary>Products that are paid for with it; null when there is none.</summary>
    public List<ProductCode> ProductCodes { get; set; }

    /// <summary>Image that it was copied from; null when that is not known.</summary>
    public string SourceImageId { get; set; }

    /// <summary>Region of that image.</summary>
    public string SourceImageRegion { get; set; }

    /// <summary>Whether it can be started from.</summary>
    public ImageState State { get; set; }

    /// <summary>Tags; null when there is none.</summary>
    public List<Tag> Tags { get; set; }
}
