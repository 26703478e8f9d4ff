using System.Globalization;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Networks;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Decisions.Advice;

/// <summary>What is worth saying about a group although nothing has to change.</summary>
internal static class GroupAdvice
{
    /// <summary>How long before its end an exemption is worth a word.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    private static readonly PortRange Http = PortRange.Only(80);
    private static readonly PortRange Https = PortRange.Only(443);

    public static IEnumerable<string> EndsSoon(Exemption exemption, string resource, DateTimeOffset now)
    {
        if (exemption.Until - now <= Soon)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The exemption \"{exemption.Tag}\" on {resource} ends at {exemption.Until:yyyy-MM-dd HH:mm} UTC. Renew the tag {ExemptionTag.Key} if it must go on.");
        }
    }

    /// <summary>A web server that answers in the clear, and that nobody can reach with encryption.</summary>
    public static IEnumerable<string> HttpWithoutHttps(IReadOnlyList<RuleDecision> decisions)
    {
        var staying = decisions.SelectMany(Staying).ToList();
        bool httpToTheWorld = decisions.Any(decision =>
            decision.Exposure is { } exposure
            && exposure.Traffic.Any(open => open.Protocol == IpProtocol.Tcp && open.Ports is { } ports && ports.Contains(Http.From))
            && Staying(decision).Any(rule => Admits(rule, Http)));
        if (httpToTheWorld && !staying.Any(rule => Admits(rule, Https)))
        {
            yield return "Port 80 is open to the internet and port 443 to nobody: visitors can only come unencrypted. Open 443, and redirect 80 to it.";
        }
    }

    private static IEnumerable<IngressRule> Staying(RuleDecision decision) => decision switch
    {
        RuleDecision.Close => [],
        RuleDecision.Narrow narrow => narrow.Pieces,
        _ => [decision.Rule],
    };

    private static bool Admits(IngressRule rule, PortRange port) =>
        rule.Protocol.IsAll || (rule.Protocol == IpProtocol.Tcp && rule.Ports is { } ports && ports.Contains(port.From));
}
