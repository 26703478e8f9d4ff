#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// The run of a command on one node.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandInvocation.html
/// </summary>
public class CommandInvocation
{
    /// <summary>Id of the command.</summary>
    public string CommandId { get; set; }

    /// <summary>The steps; empty unless details were asked for.</summary>
    public List<CommandPlugin> CommandPlugins { get; set; }

    /// <summary>What the command is for; "" when nothing was said.</summary>
    public string Comment { get; set; }

    /// <summary>Name of the document.</summary>
    public string DocumentName { get; set; }

    /// <summary>Version of the document; "" when the default one was run.</summary>
    public string DocumentVersion { get; set; }

    /// <summary>The node.</summary>
    public string InstanceId { get; set; }

    /// <summary>Its host name.</summary>
    public string InstanceName { get; set; }

    /// <summary>When the command was sent; UTC.</summary>
    public DateTime? RequestedDateTime { get; set; }

    /// <summary>How far it is.</summary>
    public CommandInvocationStatus Status { get; set; }

    /// <summary>The status in more detail: why it failed or ran out of time, for example <c>Undeliverable</c>.</summary>
    public string StatusDetails { get; set; }
}
