using Remediation.Decisions;
using Remediation.Decisions.Catalogue;

namespace Remediation.Cli.Commands.Scan.Findings;

/// <summary>What a person can do in place of opening something to the internet.</summary>
internal static class Remedy
{
    /// <returns><see langword="null"/> when there is nothing to do.</returns>
    public static string? For(GroupScan group, ScannedRule rule) => rule.Openness switch
    {
        Openness.Forbidden when group.Group.IsDefault => "Give the instances a group of their own. A VPC's default group is best left empty.",
        Openness.Forbidden => InsteadOf(WorstKind(rule.Decision)),
        Openness.Unlisted when rule.Decision.Exposure is null => "Look at the rule by hand.",
        Openness.Unlisted => "If the public shall reach it, list it among the allowed services or exempt it by tag. Otherwise name the addresses that need it.",
        _ => null,
    };

    private static ServiceKind? WorstKind(RuleDecision decision) =>
        decision.Exposure is { Services: { Count: > 0 } services } ? services.Where(service => service.IsForbidden).Select(service => (ServiceKind?)service.Kind).Min() : null;

    private static string InsteadOf(ServiceKind? kind) => kind switch
    {
        ServiceKind.Administration => "Come in through Session Manager or a VPN, or name the few addresses that need it.",
        ServiceKind.Data => "Let in the security group of the application that uses it, not addresses.",
        ServiceKind.Application => "Put a load balancer or a web server with TLS in front, and let in only its security group.",
        ServiceKind.Mail => "Let in the mail relay's addresses only.",
        ServiceKind.Files => "Hand files out through S3 or over a VPN.",
        ServiceKind.UserDirectory => "Reach the directory over a VPN or a peering connection.",
        _ => "If the public shall reach it, exempt it by tag. Otherwise name the addresses that need it.",
    };
}
