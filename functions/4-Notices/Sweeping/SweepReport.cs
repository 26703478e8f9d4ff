using Remediation.Actions;
using Remediation.Decisions.Sweeping;

namespace Remediation.Notices.Sweeping;

/// <summary>Everything that a notice about a sweep tells.</summary>
public sealed record SweepReport
{
    /// <summary>What the sweep found.</summary>
    public required SweepTally Tally { get; init; }

    /// <summary>What it closed, and how to undo each; at most so many as fit. Empty in <see cref="RemediationMode.Notify"/>.</summary>
    public IReadOnlyList<SweptGroup> Closed { get; init; } = [];

    /// <summary>How many rules it closed, with those that are not listed.</summary>
    public int RulesClosed { get; init; }

    /// <summary>In how many groups, with those that are not listed.</summary>
    public int GroupsClosed { get; init; }

    /// <summary>Whether it was to close what must close.</summary>
    public required RemediationMode Mode { get; init; }

    /// <summary>The account, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region that was swept.</summary>
    public required string Region { get; init; }

    /// <summary>Whether no sweep before is remembered that this one could be compared with.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>When the sweep began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>Groups that could not be judged or closed to the end, with the reason; at most so many as fit.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many problems there were, with those that are not listed.</summary>
    public int ProblemsMet { get; init; }

    /// <summary>How many rules are open afterwards that must not be.</summary>
    public int Left => Math.Max(0, Tally.Counts.GetValueOrDefault(FindingRank.MustClose) - RulesClosed);

    /// <summary>Whether people should hear of it: something is new, gone, closed or wrong.</summary>
    public bool IsWorthTelling => Tally.NewFindings > 0 || Tally.Gone > 0 || RulesClosed > 0 || ProblemsMet > 0;
}

/// <summary>A group in which a sweep closed something.</summary>
/// <param name="GroupId"><c>sg-…</c></param>
/// <param name="GroupName">The group's name.</param>
/// <param name="Rules">What was closed, in words.</param>
/// <param name="Undo">The commands that put it back.</param>
public sealed record SweptGroup(string GroupId, string GroupName, IReadOnlyList<string> Rules, IReadOnlyList<string> Undo);
