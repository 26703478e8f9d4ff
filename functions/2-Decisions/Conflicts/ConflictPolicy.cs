namespace Remediation.Decisions.Conflicts;

/// <summary>When an opening that keeps coming back is a conflict: somebody, or some program, is at work against us.</summary>
public sealed record ConflictPolicy
{
    /// <summary>Why a rule that had to close is left, in words.</summary>
    public const string WhyLeft = "it was closed again and again and is left open now: whoever opens it has to be found first";

    /// <summary>How many times within <see cref="Window"/> the same rule has to be opened; at least 2.</summary>
    public int Times { get; init; } = 3;

    /// <summary>How far back openings count.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// After so many openings within <see cref="Window"/> the rule is left open and that is told: a program that opens it without end would
    /// win anyway, and use up EC2's calls for everybody.
    /// </summary>
    public int GiveUpAfter => 10 * Times;
}
