#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A step of a run. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html</summary>
public class CommandPlugin
{
    /// <summary>Name of the step in the document.</summary>
    public string Name { get; set; }

    /// <summary>
    /// What it printed, cut after 2500 characters; then, after a line <c>----------ERROR-------</c>, what it printed to standard error.
    /// </summary>
    public string Output { get; set; }

    /// <summary>Its exit code; -1 before it has begun.</summary>
    public int? ResponseCode { get; set; }

    /// <summary>When it ended; UTC.</summary>
    public DateTime? ResponseFinishDateTime { get; set; }

    /// <summary>When it began; UTC.</summary>
    public DateTime? ResponseStartDateTime { get; set; }

    /// <summary>How far it is.</summary>
    public CommandPluginStatus Status { get; set; }

    /// <summary>The status in more detail, for example <c>Terminated</c>.</summary>
    public string StatusDetails { get; set; }
}
