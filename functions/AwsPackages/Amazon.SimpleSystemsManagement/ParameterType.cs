#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// What a parameter holds. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html
/// </summary>
public class ParameterType : ConstantClass
{
    /// <summary><c>String</c></summary>
    public static readonly ParameterType String = new("String");

    /// <summary><c>StringList</c></summary>
    public static readonly ParameterType StringList = new("StringList");

    /// <summary><c>SecureString</c></summary>
    public static readonly ParameterType SecureString = new("SecureString");

    /// <summary>A value by its name on the wire.</summary>
    public ParameterType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static ParameterType FindValue(string value) => FindValue<ParameterType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator ParameterType(string value) => FindValue(value);
}
