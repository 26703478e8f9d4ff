#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// A document that was sent to nodes.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Command.html
/// </summary>
public class Command
{
    /// <summary>Id, a UUID; the same for all nodes.</summary>
    public string CommandId { get; set; }

    /// <summary>What the command is for; "" when nothing was said.</summary>
    public string Comment { get; set; }

    /// <summary>Nodes on which it has ended, however it did.</summary>
    public int? CompletedCount { get; set; }

    /// <summary>Nodes that did not begin in time.</summary>
    public int? DeliveryTimedOutCount { get; set; }

    /// <summary>Name of the document.</summary>
    public string DocumentName { get; set; }

    /// <summary>Nodes on which it failed or ran out of time.</summary>
    public int? ErrorCount { get; set; }

    /// <summary>From when on it is ended on nodes that have not finished; UTC.</summary>
    public DateTime? ExpiresAfter { get; set; }

    /// <summary>The nodes that were named; empty when targets were.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>Values of the document's parameters, by name.</summary>
    public Dictionary<string, List<string>> Parameters { get; set; }

    /// <summary>When it was sent; UTC.</summary>
    public DateTime? RequestedDateTime { get; set; }

    /// <summary>How far it is on all nodes together.</summary>
    public CommandStatus Status { get; set; }

    /// <summary>The status in more detail, for example <c>NoInstancesInTag</c>.</summary>
    public string StatusDetails { get; set; }

    /// <summary>Nodes that it is for.</summary>
    public int? TargetCount { get; set; }
}
