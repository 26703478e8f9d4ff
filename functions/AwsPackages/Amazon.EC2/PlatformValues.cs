#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// The one platform that has a name of its own. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
/// </summary>
public class PlatformValues : ConstantClass
{
    /// <summary><c>Windows</c></summary>
    public static readonly PlatformValues Windows = new("Windows");

    /// <summary>A value by its name on the wire.</summary>
    public PlatformValues(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static PlatformValues FindValue(string value) => FindValue<PlatformValues>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator PlatformValues(string value) => FindValue(value);
}
