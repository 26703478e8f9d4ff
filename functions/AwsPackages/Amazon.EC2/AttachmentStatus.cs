#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// How far an interface is attached. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterfaceAttachment.html
/// </summary>
public class AttachmentStatus : ConstantClass
{
    /// <summary><c>attaching</c></summary>
    public static readonly AttachmentStatus Attaching = new("attaching");

    /// <summary><c>attached</c></summary>
    public static readonly AttachmentStatus Attached = new("attached");

    /// <summary><c>detaching</c></summary>
    public static readonly AttachmentStatus Detaching = new("detaching");

    /// <summary><c>detached</c></summary>
    public static readonly AttachmentStatus Detached = new("detached");

    /// <summary>A value by its name on the wire.</summary>
    public AttachmentStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static AttachmentStatus FindValue(string value) => FindValue<AttachmentStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator AttachmentStatus(string value) => FindValue(value);
}
