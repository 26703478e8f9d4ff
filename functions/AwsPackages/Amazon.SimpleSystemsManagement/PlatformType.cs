#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Family of operating systems of a node. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
/// </summary>
public class PlatformType : ConstantClass
{
    /// <summary><c>Windows</c></summary>
    public static readonly PlatformType Windows = new("Windows");

    /// <summary><c>Linux</c></summary>
    public static readonly PlatformType Linux = new("Linux");

    /// <summary><c>MacOS</c></summary>
    public static readonly PlatformType MacOS = new("MacOS");

    /// <summary>A value by its name on the wire.</summary>
    public PlatformType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static PlatformType FindValue(string value) => FindValue<PlatformType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator PlatformType(string value) => FindValue(value);
}
