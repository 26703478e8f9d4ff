#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// What a <see cref="Model.TagSpecification"/> tags. Any other type of
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html can be written as a string.
/// </summary>
public class ResourceType : ConstantClass
{
    /// <summary><c>instance</c></summary>
    public static readonly ResourceType Instance = new("instance");

    /// <summary><c>security-group</c></summary>
    public static readonly ResourceType SecurityGroup = new("security-group");

    /// <summary><c>security-group-rule</c></summary>
    public static readonly ResourceType SecurityGroupRule = new("security-group-rule");

    /// <summary><c>snapshot</c></summary>
    public static readonly ResourceType Snapshot = new("snapshot");

    /// <summary><c>volume</c></summary>
    public static readonly ResourceType Volume = new("volume");

    /// <summary>A type by its name on the wire.</summary>
    public ResourceType(string value)
        : base(value)
    {
    }

    /// <summary>The known type of that name, or a new one.</summary>
    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    /// <summary>Lets a name stand where a type is expected.</summary>
    public static implicit operator ResourceType(string value) => FindValue(value);
}
