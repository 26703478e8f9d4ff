#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Whether a network interface is in use. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
/// </summary>
public class NetworkInterfaceStatus : ConstantClass
{
    /// <summary><c>available</c></summary>
    public static readonly NetworkInterfaceStatus Available = new("available");

    /// <summary><c>associated</c></summary>
    public static readonly NetworkInterfaceStatus Associated = new("associated");

    /// <summary><c>attaching</c></summary>
    public static readonly NetworkInterfaceStatus Attaching = new("attaching");

    /// <summary><c>in-use</c></summary>
    public static readonly NetworkInterfaceStatus InUse = new("in-use");

    /// <summary><c>detaching</c></summary>
    public static readonly NetworkInterfaceStatus Detaching = new("detaching");

    /// <summary>A value by its name on the wire.</summary>
    public NetworkInterfaceStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static NetworkInterfaceStatus FindValue(string value) => FindValue<NetworkInterfaceStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator NetworkInterfaceStatus(string value) => FindValue(value);
}
