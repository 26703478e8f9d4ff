namespace Remediation.Decisions.Patching;

/// <summary>What patching an instance consists of, in the order in which it is done. One step at a time.</summary>
public enum PatchStep
{
    /// <summary>The operating system's packages.</summary>
    OperatingSystem,

    /// <summary>TYPO3, on TYPO3 servers.</summary>
    Typo3,

    /// <summary>The ssh server, where the settings ask for it.</summary>
    HardenSsh,

    /// <summary>A report about what is worth looking at, where the settings ask for it.</summary>
    ReportPosture,
}

/// <summary>The Systems Manager documents that do it.</summary>
public enum PatchDocument
{
    /// <summary>AWS's own, where Patch Manager supports the operating system: <c>AWS-RunPatchBaseline</c>.</summary>
    RunPatchBaseline,

    /// <summary>Ours, with the operating system's own package manager.</summary>
    UpdateOperatingSystem,

    /// <summary>Ours.</summary>
    UpdateTypo3,

    /// <summary>Ours.</summary>
    HardenSsh,

    /// <summary>Ours.</summary>
    ReportPosture,
}
