#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// Where an instance is in its life. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html
/// </summary>
public class InstanceStateName : ConstantClass
{
    /// <summary><c>pending</c></summary>
    public static readonly InstanceStateName Pending = new("pending");

    /// <summary><c>running</c></summary>
    public static readonly InstanceStateName Running = new("running");

    /// <summary><c>shutting-down</c></summary>
    public static readonly InstanceStateName ShuttingDown = new("shutting-down");

    /// <summary><c>terminated</c></summary>
    public static readonly InstanceStateName Terminated = new("terminated");

    /// <summary><c>stopping</c></summary>
    public static readonly InstanceStateName Stopping = new("stopping");

    /// <summary><c>stopped</c></summary>
    public static readonly InstanceStateName Stopped = new("stopped");

    /// <summary>A value by its name on the wire.</summary>
    public InstanceStateName(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static InstanceStateName FindValue(string value) => FindValue<InstanceStateName>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator InstanceStateName(string value) => FindValue(value);
}
