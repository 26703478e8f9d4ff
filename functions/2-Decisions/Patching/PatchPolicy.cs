namespace Remediation.Decisions.Patching;

/// <summary>Which document updates an operating system.</summary>
public enum PatchEngine
{
    /// <summary>AWS's Patch Manager where it supports the release, and our own document elsewhere.</summary>
    Automatic,

    /// <summary>Our own document wherever it can: it reboots only when it is needed.</summary>
    OwnDocument,
}

/// <summary>Which updates our own document installs.</summary>
public enum Updates
{
    /// <summary>Security updates only.</summary>
    Security,

    /// <summary>All.</summary>
    All,
}

/// <summary>Whether an instance may be rebooted.</summary>
public enum Reboot
{
    /// <summary>When an update needs it.</summary>
    IfNeeded,

    /// <summary>Never; a pending reboot is told.</summary>
    Never,
}

/// <summary>How instances are patched.</summary>
public sealed record PatchPolicy
{
    /// <summary>Which document updates the operating system.</summary>
    public PatchEngine Engine { get; init; } = PatchEngine.Automatic;

    /// <summary>Which updates are installed.</summary>
    public Updates Updates { get; init; } = Updates.Security;

    /// <summary>Whether an instance may be rebooted.</summary>
    public Reboot Reboot { get; init; } = Reboot.IfNeeded;

    /// <summary>A step is not repeated on an instance before it is so old: an instance that was only stopped and started is not patched again.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromHours(20);

    /// <summary>Whether the ssh server is hardened.</summary>
    public bool HardenSsh { get; init; }

    /// <summary>Whether a report about the instance is made.</summary>
    public bool ReportPosture { get; init; }

    /// <summary>Codes of AWS Marketplace that stand for TYPO3.</summary>
    public IReadOnlySet<string> Typo3ProductCodes { get; init; } = new HashSet<string>();

    /// <summary>An image that is older than this is worth a word.</summary>
    public TimeSpan OldImage { get; init; } = TimeSpan.FromDays(90);
}
