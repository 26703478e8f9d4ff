#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// What a snapshot takes its tags from. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html
/// </summary>
public class CopyTagsFromSource : ConstantClass
{
    /// <summary><c>volume</c></summary>
    public static readonly CopyTagsFromSource Volume = new("volume");

    /// <summary>A value by its name on the wire.</summary>
    public CopyTagsFromSource(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static CopyTagsFromSource FindValue(string value) => FindValue<CopyTagsFromSource>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator CopyTagsFromSource(string value) => FindValue(value);
}
