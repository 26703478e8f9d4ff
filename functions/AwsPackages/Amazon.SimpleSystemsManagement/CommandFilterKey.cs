#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// What a <see cref="Model.CommandFilter"/> looks at. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandFilter.html
/// </summary>
public class CommandFilterKey : ConstantClass
{
    /// <summary><c>InvokedAfter</c></summary>
    public static readonly CommandFilterKey InvokedAfter = new("InvokedAfter");

    /// <summary><c>InvokedBefore</c></summary>
    public static readonly CommandFilterKey InvokedBefore = new("InvokedBefore");

    /// <summary><c>Status</c></summary>
    public static readonly CommandFilterKey Status = new("Status");

    /// <summary><c>ExecutionStage</c></summary>
    public static readonly CommandFilterKey ExecutionStage = new("ExecutionStage");

    /// <summary><c>DocumentName</c></summary>
    public static readonly CommandFilterKey DocumentName = new("DocumentName");

    /// <summary>A key by its name on the wire.</summary>
    public CommandFilterKey(string value)
        : base(value)
    {
    }

    /// <summary>The known key of that name, or a new one.</summary>
    public static CommandFilterKey FindValue(string value) => FindValue<CommandFilterKey>(value);

    /// <summary>Lets a name stand where a key is expected.</summary>
    public static implicit operator CommandFilterKey(string value) => FindValue(value);
}
