#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// What Patch Manager did on a node. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html
/// </summary>
public class PatchOperationType : ConstantClass
{
    /// <summary><c>Scan</c></summary>
    public static readonly PatchOperationType Scan = new("Scan");

    /// <summary><c>Install</c></summary>
    public static readonly PatchOperationType Install = new("Install");

    /// <summary>A value by its name on the wire.</summary>
    public PatchOperationType(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static PatchOperationType FindValue(string value) => FindValue<PatchOperationType>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator PatchOperationType(string value) => FindValue(value);
}
