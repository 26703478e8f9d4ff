#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Size of an instance, for example <c>t3.micro</c>; read and written as it stands.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
/// </summary>
public class InstanceType : ConstantClass
{
    /// <summary>A size by its name on the wire.</summary>
    public InstanceType(string value)
        : base(value)
    {
    }

    /// <summary>The known size of that name, or a new one.</summary>
    public static InstanceType FindValue(string value) => FindValue<InstanceType>(value);

    /// <summary>Lets a name stand where a size is expected.</summary>
    public static implicit operator InstanceType(string value) => FindValue(value);
}
