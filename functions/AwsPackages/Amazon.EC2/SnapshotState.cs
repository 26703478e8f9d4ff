#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// How far a snapshot is. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
/// </summary>
public class SnapshotState : ConstantClass
{
    /// <summary><c>pending</c></summary>
    public static readonly SnapshotState Pending = new("pending");

    /// <summary><c>completed</c></summary>
    public static readonly SnapshotState Completed = new("completed");

    /// <summary><c>error</c></summary>
    public static readonly SnapshotState Error = new("error");

    /// <summary><c>recoverable</c></summary>
    public static readonly SnapshotState Recoverable = new("recoverable");

    /// <summary><c>recovering</c></summary>
    public static readonly SnapshotState Recovering = new("recovering");

    /// <summary>A value by its name on the wire.</summary>
    public SnapshotState(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static SnapshotState FindValue(string value) => FindValue<SnapshotState>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator SnapshotState(string value) => FindValue(value);
}
