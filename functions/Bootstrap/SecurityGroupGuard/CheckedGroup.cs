using Remediation.Actions.Attachments;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>What was found and done in one group.</summary>
internal sealed record CheckedGroup
{
    /// <summary>What was decided and done.</summary>
    public required GroupOutcome Outcome { get; init; }

    /// <summary>What the event says was opened, had to close, and was gone.</summary>
    public required IReadOnlyList<RuleDecision> AlreadyGone { get; init; }

    /// <summary>Whether people should hear of it.</summary>
    public required bool IsWorthTelling { get; init; }

    /// <summary>What the group protects; read only when people hear of it.</summary>
    public GroupAttachments? Attachments { get; init; }

    /// <summary>Why nothing was enforced although the function enforces; otherwise nothing.</summary>
    public string? LeftBecause { get; init; }

    /// <summary>Whether that is because a setting exempts whoever made the change.</summary>
    public bool IsActorExempt { get; init; }

    /// <summary>The highest verdict about a rule that keeps coming back.</summary>
    public ReopeningVerdict Reopening { get; init; }

    /// <summary>Whether it was the canary's hole, closed, and nothing else.</summary>
    public bool IsCanary { get; init; }

    /// <summary>What went wrong on the side, for the log.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
