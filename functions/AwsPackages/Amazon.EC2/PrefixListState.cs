#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// What last happened to a prefix list. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html
/// </summary>
public class PrefixListState : ConstantClass
{
    /// <summary><c>create-in-progress</c></summary>
    public static readonly PrefixListState CreateInProgress = new("create-in-progress");

    /// <summary><c>create-complete</c></summary>
    public static readonly PrefixListState CreateComplete = new("create-complete");

    /// <summary><c>create-failed</c></summary>
    public static readonly PrefixListState CreateFailed = new("create-failed");

    /// <summary><c>modify-in-progress</c></summary>
    public static readonly PrefixListState ModifyInProgress = new("modify-in-progress");

    /// <summary><c>modify-complete</c></summary>
    public static readonly PrefixListState ModifyComplete = new("modify-complete");

    /// <summary><c>modify-failed</c></summary>
    public static readonly PrefixListState ModifyFailed = new("modify-failed");

    /// <summary><c>restore-in-progress</c></summary>
    public static readonly PrefixListState RestoreInProgress = new("restore-in-progress");

    /// <summary><c>restore-complete</c></summary>
    public static readonly PrefixListState RestoreComplete = new("restore-complete");

    /// <summary><c>restore-failed</c></summary>
    public static readonly PrefixListState RestoreFailed = new("restore-failed");

    /// <summary><c>delete-in-progress</c></summary>
    public static readonly PrefixListState DeleteInProgress = new("delete-in-progress");

    /// <summary><c>delete-complete</c></summary>
    public static readonly PrefixListState DeleteComplete = new("delete-complete");

    /// <summary><c>delete-failed</c></summary>
    public static readonly PrefixListState DeleteFailed = new("delete-failed");

    /// <summary>A value by its name on the wire.</summary>
    public PrefixListState(string value)
        : base(value)
    {
    }

    /// <summary>The known value of that name, or a new one.</summary>
    public static PrefixListState FindValue(string value) => FindValue<PrefixListState>(value);

    /// <summary>Lets a name stand where a value is expected.</summary>
    public static implicit operator PrefixListState(string value) => FindValue(value);
}
