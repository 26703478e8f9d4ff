#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Whether Patch Manager may reboot a node. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html
/// </summary>
public class RebootOption : ConstantClass
{
    /// <summary><c>RebootIfNeeded</c></summary>
    public static readonly RebootOption RebootIfNeeded = new("RebootIfNeeded");

    /// <summary><c>NoReboot</c></summary>
    public static readonly RebootOption NoReboot = new("NoReboot");

    /// <summary>A value by its name on the wire.</summary>
    public RebootOption(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static RebootOption FindValue(string value) => FindValue<RebootOption>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator RebootOption(string value) => FindValue(value);
}
