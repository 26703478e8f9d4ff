using Remediation.Actions.Attachments;
using Remediation.Decisions;
using Remediation.Decisions.Canary;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// The canary: a group that protects nothing, and a role that opens it, only to see it closed. Its opening is closed whatever the settings say, and nobody is
/// woken by it. Group and role alone say too little: whoever hides behind them hides nothing.
/// </summary>
/// <param name="GroupId">The group.</param>
/// <param name="RoleArn">The role that opens it.</param>
internal sealed record Canary(string GroupId, string RoleArn)
{
    /// <summary>Judged as if nothing were allowed, so that the hole is closed wherever ssh may be open.</summary>
    public static ExposurePolicy Policy(ExposurePolicy policy) => policy with { Allowed = [], Exempt = new HashSet<string>() };

    /// <summary>Whether an event says that the canary has opened its group, and nothing else.</summary>
    public bool Opened(string groupId, ChangeCause cause) =>
        groupId == GroupId
        && cause.Call is { EventName: "AuthorizeSecurityGroupIngress", Actor.RoleArn: { } role } && role == RoleArn
        && cause.Opened.Rules is [var opened] && CanaryOpening.Is(opened);

    /// <summary>Whether what was found and done is the canary's hole, closed, and nothing else: only then nobody has to hear of it.</summary>
    public static bool IsAllThatHappened(CheckedGroup found, ChangeCause cause)
    {
        if (found.Outcome is not { Failures.Count: 0, Lost.Count: 0, Otherwise.Count: 0 } || found.Attachments is not GroupAttachments.Known { Interfaces.Count: 0 })
        {
            return false;
        }

        foreach (var rule in found.Outcome.Decision.Rules)
        {
            if (rule is not (RuleDecision.Keep or RuleDecision.Close) || (rule is RuleDecision.Close && !cause.Opened.Include(rule.Rule)))
            {
                return false;
            }
        }

        return true;
    }
}
