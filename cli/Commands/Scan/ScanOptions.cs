using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan;

/// <summary>What the command line asks of a scan.</summary>
internal sealed record ScanOptions
{
    public IReadOnlyList<string> Regions { get; init; } = [];

    public bool AllRegions { get; init; }

    public IReadOnlyList<string> Profiles { get; init; } = [];

    public IReadOnlyList<string> Roles { get; init; } = [];

    public string? ExternalId { get; init; }

    public ExposurePolicy Policy { get; init; } = new();

    public FailOn FailOn { get; init; }

    public bool Json { get; init; }

    public string? HtmlFile { get; init; }
}

/// <summary>From what on a scan ends with <see cref="ExitCode.Found"/>.</summary>
internal enum FailOn
{
    /// <summary>Something is open that must not be.</summary>
    Forbidden,

    /// <summary>That, or something is open that is on no list, or that cannot be judged.</summary>
    Unlisted,

    /// <summary>Never.</summary>
    Never,
}
