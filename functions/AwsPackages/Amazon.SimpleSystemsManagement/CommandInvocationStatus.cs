#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// How far a command is on one node. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandInvocation.html
/// </summary>
public class CommandInvocationStatus : ConstantClass
{
    /// <summary><c>Pending</c></summary>
    public static readonly CommandInvocationStatus Pending = new("Pending");

    /// <summary><c>InProgress</c></summary>
    public static readonly CommandInvocationStatus InProgress = new("InProgress");

    /// <summary><c>Delayed</c></summary>
    public static readonly CommandInvocationStatus Delayed = new("Delayed");

    /// <summary><c>Success</c></summary>
    public static readonly CommandInvocationStatus Success = new("Success");

    /// <summary><c>Cancelled</c></summary>
    public static readonly CommandInvocationStatus Cancelled = new("Cancelled");

    /// <summary><c>TimedOut</c></summary>
    public static readonly CommandInvocationStatus TimedOut = new("TimedOut");

    /// <summary><c>Failed</c></summary>
    public static readonly CommandInvocationStatus Failed = new("Failed");

    /// <summary><c>Cancelling</c></summary>
    public static readonly CommandInvocationStatus Cancelling = new("Cancelling");

    /// <summary>A value by its name on the wire.</summary>
    public CommandInvocationStatus(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static CommandInvocationStatus FindValue(string value) => FindValue<CommandInvocationStatus>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator CommandInvocationStatus(string value) => FindValue(value);
}
