#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.EC2.Model;

/// <summary>
/// Tags for what a call creates. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html
/// </summary>
public class TagSpecification
{
    /// <summary>Kind of resource that is tagged.</summary>
    public ResourceType ResourceType { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; }
}
