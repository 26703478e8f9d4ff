using Remediation.Decisions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Actions.SecurityGroups;

/// <summary>What became of a group after a decision was carried out, or would have been.</summary>
public sealed record GroupOutcome
{
    /// <summary>What was decided.</summary>
    public required GroupDecision Decision { get; init; }

    /// <summary>Whether it was carried out.</summary>
    public required RemediationMode Mode { get; init; }

    /// <summary>The rules that are gone, seen to be gone. Empty in <see cref="RemediationMode.Notify"/>.</summary>
    public IReadOnlyList<IngressRule> Closed { get; init; } = [];

    /// <summary>Of the closed rules, those that somebody had changed in place before they were removed: something else was closed than was judged.</summary>
    public IReadOnlyList<ClosedOtherwise> Otherwise { get; init; } = [];

    /// <summary>The closed rules as they were when they were removed, which is how they are to be put back.</summary>
    public IEnumerable<IngressRule> Removed => Closed.Select(rule => Otherwise.FirstOrDefault(one => ReferenceEquals(one.Judged, rule))?.Removed ?? rule);

    /// <summary>The narrower rules that this run added, with their ids.</summary>
    public IReadOnlyList<IngressRule> Added { get; init; } = [];

    /// <summary>The rules that should have gone and are still there, each with the reason.</summary>
    public IReadOnlyList<StillOpen> Failures { get; init; } = [];

    /// <summary>Rules that should have stayed open in place of a wide one, and are not there although they were added. Somebody has to add them.</summary>
    public IReadOnlyList<IngressRule> Lost { get; init; } = [];

    /// <summary>When it was seen that the rules are gone.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }
}

/// <summary>A rule that was changed in place between the look and the act.</summary>
/// <param name="Judged">As it was judged.</param>
/// <param name="Removed">As it was when it was removed, under the same id.</param>
public sealed record ClosedOtherwise(IngressRule Judged, IngressRule Removed);

/// <summary>A rule that should have gone and did not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Reason">Why, in words, and what to do.</param>
/// <param name="MayRecover">Whether another attempt can succeed, so that the event should be tried again.</param>
public sealed record StillOpen(IngressRule Rule, string Reason, bool MayRecover);
