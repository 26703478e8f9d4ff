#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Whether an image can be started from. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
/// </summary>
public class ImageState : ConstantClass
{
    /// <summary><c>pending</c></summary>
    public static readonly ImageState Pending = new("pending");

    /// <summary><c>available</c></summary>
    public static readonly ImageState Available = new("available");

    /// <summary><c>invalid</c></summary>
    public static readonly ImageState Invalid = new("invalid");

    /// <summary><c>deregistered</c></summary>
    public static readonly ImageState Deregistered = new("deregistered");

    /// <summary><c>transient</c></summary>
    public static readonly ImageState Transient = new("transient");

    /// <summary><c>failed</c></summary>
    public static readonly ImageState Failed = new("failed");

    /// <summary><c>error</c></summary>
    public static readonly ImageState Error = new("error");

    /// <summary><c>disabled</c></summary>
    public static readonly ImageState Disabled = new("disabled");

    /// <summary>A value by its name on the wire.</summary>
    public ImageState(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static ImageState FindValue(string value) => FindValue<ImageState>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator ImageState(string value) => FindValue(value);
}
