#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Processor that code is built for. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
/// </summary>
public class ArchitectureValues : ConstantClass
{
    /// <summary><c>i386</c></summary>
    public static readonly ArchitectureValues I386 = new("i386");

    /// <summary><c>x86_64</c></summary>
    public static readonly ArchitectureValues X86_64 = new("x86_64");

    /// <summary><c>arm64</c></summary>
    public static readonly ArchitectureValues Arm64 = new("arm64");

    /// <summary><c>x86_64_mac</c></summary>
    public static readonly ArchitectureValues X86_64_mac = new("x86_64_mac");

    /// <summary><c>arm64_mac</c></summary>
    public static readonly ArchitectureValues Arm64_mac = new("arm64_mac");

    /// <summary>A value by its name on the wire.</summary>
    public ArchitectureValues(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static ArchitectureValues FindValue(string value) => FindValue<ArchitectureValues>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator ArchitectureValues(string value) => FindValue(value);
}
