#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// How far one step of a command is on one node. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html
/// </summary>
public class CommandPluginStatus : ConstantClass
{
    /// <summary><c>Pending</c></summary>
    public static readonly CommandPluginStatus Pending = new("Pending");

    /// <summary><c>InProgress</c></summary>
    public static readonly CommandPluginStatus InProgress = new("InProgress");

    /// <summary><c>Success</c></summary>
    public static readonly CommandPluginStatus Success = new("Success");

    /// <summary><c>TimedOut</c></summary>
    public static readonly CommandPluginStatus TimedOut = new("TimedOut");

    /// <summary><c>Cancelled</c></summary>
    public static readonly CommandPluginStatus Cancelled = new("Cancelled");

    /// <summary><c>Failed</c></summary>
    public static readonly CommandPluginStatus Failed = new("Failed");

    /// <summary>A value by its name on the wire.</summary>
    public CommandPluginStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static CommandPluginStatus FindValue(string value) => FindValue<CommandPluginStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator CommandPluginStatus(string value) => FindValue(value);
}
