using Remediation.Actions.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Rules that must close are still there. Lambda tries the event again, and then keeps it in the queue of failed events.</summary>
internal sealed class RemediationIncompleteException(string groupId, IReadOnlyList<StillOpen> failures)
    : Exception($"{groupId}: {string.Join(" ", failures.Select(failure => $"{failure.Rule.RuleId} is still open. {failure.Reason}"))}");
