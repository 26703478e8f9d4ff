#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// What a node is. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
/// </summary>
public class ResourceType : ConstantClass
{
    /// <summary><c>ManagedInstance</c></summary>
    public static readonly ResourceType ManagedInstance = new("ManagedInstance");

    /// <summary><c>EC2Instance</c></summary>
    public static readonly ResourceType EC2Instance = new("EC2Instance");

    /// <summary>A value by its name on the wire.</summary>
    public ResourceType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator ResourceType(string value) => FindValue(value);
}
