#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Whether the agent of a node is heard from. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html
/// </summary>
public class PingStatus : ConstantClass
{
    /// <summary><c>Online</c></summary>
    public static readonly PingStatus Online = new("Online");

    /// <summary><c>ConnectionLost</c></summary>
    public static readonly PingStatus ConnectionLost = new("ConnectionLost");

    /// <summary><c>Inactive</c></summary>
    public static readonly PingStatus Inactive = new("Inactive");

    /// <summary>A value by its name on the wire.</summary>
    public PingStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static PingStatus FindValue(string value) => FindValue<PingStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator PingStatus(string value) => FindValue(value);
}
