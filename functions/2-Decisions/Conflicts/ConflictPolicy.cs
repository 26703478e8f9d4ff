namespace Remediation.Decisions.Conflicts;

/// <summary>When an opening that keeps coming back is a conflict: somebody, or some program, is at work against us.</summary>
public sealed record ConflictPolicy
{
    /// <summary>How many times within <see cref="Window"/> the same rule has to be opened; at least 2.</summary>
    public int Times { get; init; } = 3;

    /// <summary>How far back openings count.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>After so many openings within <see cref="Window"/> the rule is left open: fighting on helps nobody.</summary>
    public int GiveUpAfter => 2 * Times;
}
