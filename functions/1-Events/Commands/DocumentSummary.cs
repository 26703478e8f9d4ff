namespace Remediation.Events.Commands;

/// <summary>How a document of ours ended, as it says itself.</summary>
public enum DocumentStatus
{
    /// <summary>It says nothing that is known.</summary>
    Unknown,

    /// <summary>It did what it is there for.</summary>
    Succeeded,

    /// <summary>There was nothing to do.</summary>
    NothingToDo,

    /// <summary>It is not for this machine.</summary>
    NotApplicable,

    /// <summary>It was not safe to go on; nothing was changed.</summary>
    Refused,

    /// <summary>Something went wrong.</summary>
    Failed,

    /// <summary>Another run, or somebody else's package manager, was at it for too long.</summary>
    Busy,

    /// <summary>The machine reboots, and the document goes on after it.</summary>
    Rebooting,
}

/// <summary>
/// What a document of ours says in the last line of its output: a JSON object of 2000 characters at most. It comes from the machine, so nothing in it
/// is to be trusted.
/// </summary>
public sealed record DocumentSummary
{
    /// <summary>The document: <c>UpdateOperatingSystem</c>.</summary>
    public required string Document { get; init; }

    /// <summary>How it ended.</summary>
    public required DocumentStatus Status { get; init; }

    /// <summary>What happened and what to do about it; empty when all is well.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The operating system: <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string OperatingSystem { get; init; } = "";

    /// <summary>The last day on which the release gets security updates: <c>2028-06-30</c>; empty when it is not known.</summary>
    public string EndOfLife { get; init; } = "";

    /// <summary>Whether that day is over.</summary>
    public bool IsOutOfSupport { get; init; }

    /// <summary>Packages that were upgraded.</summary>
    public int Upgraded { get; init; }

    /// <summary>Packages that were installed with them.</summary>
    public int Installed { get; init; }

    /// <summary>Updates that were left, because they are no security updates or are held back.</summary>
    public int Left { get; init; }

    /// <summary>The packages that changed, as far as they fit.</summary>
    public IReadOnlyList<PackageChange> Packages { get; init; } = [];

    /// <summary>How many more changed.</summary>
    public int PackagesCut { get; init; }

    /// <summary><c>done</c>, <c>needed</c> or <c>not-needed</c>; empty when the document does not say.</summary>
    public string Reboot { get; init; } = "";

    /// <summary>What needs the reboot.</summary>
    public string RebootWhy { get; init; } = "";

    /// <summary>The TYPO3 installations that were found.</summary>
    public IReadOnlyList<Typo3Installation> Installations { get; init; } = [];

    /// <summary>How many more there are.</summary>
    public int InstallationsCut { get; init; }

    /// <summary>What a report about the machine found.</summary>
    public IReadOnlyList<PostureFinding> Findings { get; init; } = [];

    /// <summary>How many more were found.</summary>
    public int FindingsCut { get; init; }

    /// <summary>What became of fail2ban: <c>active</c>; empty when the document does not say.</summary>
    public string Fail2Ban { get; init; } = "";
}

/// <summary>A package that changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The version before; empty when it was not there.</param>
/// <param name="To">The version now.</param>
public sealed record PackageChange(string Name, string From, string To);

/// <summary>A TYPO3 installation on a machine.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Layout"><c>composer</c>, <c>classic</c> or <c>classic-copy</c>.</param>
/// <param name="From">The version before.</param>
/// <param name="To">The version now.</param>
/// <param name="Support"><c>supported</c>, <c>elts</c>, <c>ended</c> or <c>unknown</c>.</param>
/// <param name="Insecure"><c>yes</c>, <c>no</c> or <c>unknown</c>: whether a hole is known in the version now.</param>
/// <param name="Status"><c>updated</c>, <c>nothing-to-do</c>, <c>rolled-back</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Reason">Why, and what to do.</param>
/// <param name="Backup">Where the backup is; empty when none was made.</param>
public sealed record Typo3Installation(
    string Path, string Layout, string From, string To, string Support, string Insecure, string Status, string Reason, string Backup);

/// <summary>Something on a machine that is worth looking at.</summary>
/// <param name="Severity"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="What">What.</param>
/// <param name="Detail">Where, and what to do.</param>
public sealed record PostureFinding(string Severity, string What, string Detail);
