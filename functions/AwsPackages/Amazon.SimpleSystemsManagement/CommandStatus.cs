#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// How far a command is on all its nodes together. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Command.html
/// </summary>
public class CommandStatus : ConstantClass
{
    /// <summary><c>Pending</c></summary>
    public static readonly CommandStatus Pending = new("Pending");

    /// <summary><c>InProgress</c></summary>
    public static readonly CommandStatus InProgress = new("InProgress");

    /// <summary><c>Success</c></summary>
    public static readonly CommandStatus Success = new("Success");

    /// <summary><c>Cancelled</c></summary>
    public static readonly CommandStatus Cancelled = new("Cancelled");

    /// <summary><c>Failed</c></summary>
    public static readonly CommandStatus Failed = new("Failed");

    /// <summary><c>TimedOut</c></summary>
    public static readonly CommandStatus TimedOut = new("TimedOut");

    /// <summary><c>Cancelling</c></summary>
    public static readonly CommandStatus Cancelling = new("Cancelling");

    /// <summary>A value by its name on the wire.</summary>
    public CommandStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static CommandStatus FindValue(string value) => FindValue<CommandStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator CommandStatus(string value) => FindValue(value);
}
