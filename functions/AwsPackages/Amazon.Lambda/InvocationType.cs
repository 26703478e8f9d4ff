#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.Lambda;

/// <summary>
/// Whether the caller waits. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
/// </summary>
public class InvocationType : ConstantClass
{
    /// <summary><c>Event</c></summary>
    public static readonly InvocationType Event = new("Event");

    /// <summary><c>RequestResponse</c></summary>
    public static readonly InvocationType RequestResponse = new("RequestResponse");

    /// <summary><c>DryRun</c></summary>
    public static readonly InvocationType DryRun = new("DryRun");

    /// <summary>A value by its name on the wire.</summary>
    public InvocationType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static InvocationType FindValue(string value) => FindValue<InvocationType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator InvocationType(string value) => FindValue(value);
}
