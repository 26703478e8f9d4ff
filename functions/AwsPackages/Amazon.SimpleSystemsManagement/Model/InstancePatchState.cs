#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// What the newest patching operation on a node found and did. Each count is a number of patches.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html
/// </summary>
public class InstancePatchState
{
    /// <summary>Id (<c>pb-…</c>) or ARN of the baseline that says which patches belong on the node.</summary>
    public string BaselineId { get; set; }

    /// <summary>Patches of the baseline that were to be installed and failed to be.</summary>
    public int? FailedCount { get; set; }

    /// <summary>Patches of the baseline that are on the node.</summary>
    public int? InstalledCount { get; set; }

    /// <summary>Patches on the node that the baseline does not name.</summary>
    public int? InstalledOtherCount { get; set; }

    /// <summary>Patches that were installed and wait for the node's next reboot.</summary>
    public int? InstalledPendingRebootCount { get; set; }

    /// <summary>Patches on the node that the baseline rejects.</summary>
    public int? InstalledRejectedCount { get; set; }

    /// <summary>Id of the node (<c>i-…</c>, <c>mi-…</c>).</summary>
    public string InstanceId { get; set; }

    /// <summary>Patches of the baseline that would fit the node and are not on it.</summary>
    public int? MissingCount { get; set; }

    /// <summary>Patches of the baseline that do not fit the node.</summary>
    public int? NotApplicableCount { get; set; }

    /// <summary>What was done.</summary>
    public PatchOperationType Operation { get; set; }

    /// <summary>When it ended; UTC.</summary>
    public DateTime? OperationEndTime { get; set; }

    /// <summary>When it began; UTC.</summary>
    public DateTime? OperationStartTime { get; set; }

    /// <summary>Patch group of the node; empty without one.</summary>
    public string PatchGroup { get; set; }

    /// <summary>Whether an installation may reboot the node.</summary>
    public RebootOption RebootOption { get; set; }
}
