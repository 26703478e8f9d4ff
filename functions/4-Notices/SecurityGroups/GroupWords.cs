using System.Globalization;
using Remediation.Decisions;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>The wording of a notice about a security group.</summary>
internal static class GroupWords
{
    /// <summary>What to put into a subject before the group's name.</summary>
    public static string Headline(GroupReport report) => report.Kind switch
    {
        NoticeKind.StillOpen => $"STILL OPEN: {Services(report)}",
        NoticeKind.WouldClose => $"Open to the internet: {Services(report)}",
        NoticeKind.Closed => $"Closed: {Services(report)}",
        NoticeKind.AlreadyClosed => $"Was open: {Services(report)}",
        NoticeKind.Reported => $"Please check: {Services(report)}",
        _ => $"Exempt: {Services(report)}",
    };

    public static string Summary(GroupReport report)
    {
        string name = $"the security group \"{PlainText.Line(report.Outcome.Decision.Group.Name)}\"";
        return report.Kind switch
        {
            NoticeKind.StillOpen => $"Remediation could not close everything that {name} opens to the internet. Please look at it now.",
            NoticeKind.WouldClose => $"Something in {name} is open to the internet that must not be. The mode is Notify, so nothing was changed.",
            NoticeKind.Closed => $"Remediation closed what {name} had opened to the internet.",
            NoticeKind.AlreadyClosed => $"Something in {name} was open to the internet and is closed already: by an earlier run of this function whose notice was lost, or by somebody else.",
            NoticeKind.Reported => $"Something in {name} is open to the internet, or cannot be judged, and was left as it is. Please check that it is meant.",
            _ => $"Something in {name} was opened to the internet, and a tag exempts it.",
        };
    }

    public static IEnumerable<string> Caller(ApiCall call)
    {
        var actor = call.Actor;
        yield return $"{PlainText.Line(actor.DisplayName)} ({PlainText.Line(actor.Type)}{(actor.PrincipalArn is { } arn ? $", {PlainText.Line(arn)}" : "")})";
        yield return $"by {call.EventName} through {PlainText.Line(call.Via)}, from {PlainText.Line(call.SourceIpAddress ?? "an address that the event does not name")}";
        if (!string.IsNullOrEmpty(call.UserAgent))
        {
            yield return $"user agent: {PlainText.Line(call.UserAgent, 160)}";
        }

        yield return $"CloudTrail event {PlainText.Line(call.EventId)}";
    }

    public static IEnumerable<string> Times(GroupReport report)
    {
        if (report.Call is { } call)
        {
            yield return $"opened {Moment(call.EventTime)}";
        }

        if (report.Outcome.VerifiedAt is { } verified && report.Outcome.Closed.Count > 0)
        {
            yield return report.Call is { } opening && verified >= opening.EventTime
                ? $"closed {Moment(verified)}, {Duration(verified - opening.EventTime)} later"
                : $"closed {Moment(verified)}";
        }
        else
        {
            yield return $"looked at {Moment(report.Now)}";
        }
    }

    /// <summary>What an exemption tag would have to name, in its grammar; empty where there is nothing to exempt.</summary>
    public static string ExemptibleServices(GroupReport report)
    {
        var ports = report.Outcome.Decision.Rules
            .Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow)
            .Concat(report.AlreadyGone)
            .Select(rule => rule.Rule)
            .ToList();
        if (ports.Count == 0)
        {
            return "";
        }

        return ports.Any(rule => rule.Ports is null) ? "all" : string.Join(' ', ports.Select(rule => $"{rule.Protocol}/{rule.Ports}").Distinct());
    }

    private static string Services(GroupReport report)
    {
        var told = report.Kind switch
        {
            NoticeKind.AlreadyClosed => report.AlreadyGone,
            NoticeKind.Reported => report.Outcome.Decision.Reports,
            NoticeKind.Exempt => report.Outcome.Decision.Exempted,
            _ => report.Outcome.Decision.Rules.Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow),
        };
        var names = told.SelectMany(NamesOf).Distinct().ToList();
        return names.Count switch
        {
            0 => "a rule",
            <= 2 => string.Join(" and ", names),
            _ => $"{names[0]} and {names.Count - 1} more",
        };
    }

    private static IEnumerable<string> NamesOf(RuleDecision decision)
    {
        if (decision.Rule.Protocol.IsAll || decision.Exposure is not { } exposure)
        {
            return [decision.Rule.ServiceText];
        }

        var names = exposure.Services.Select(service => service.Name);
        return names.Any() ? names : exposure.Traffic.Where(open => open.Tier != Tier.Allowed).Select(open => open.ToString());
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} seconds"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} seconds"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours"),
    };
}
