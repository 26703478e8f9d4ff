using System.Globalization;
using Remediation.Actions.Attachments;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>The wording of a notice about a security group.</summary>
internal static class GroupWords
{
    private const int MostAttachments = 10;

    /// <summary>What to put into a subject before the group's name.</summary>
    public static string Headline(GroupReport report) => report.Kind switch
    {
        NoticeKind.AllowedPortLost => $"ALLOWED PORT CLOSED: {string.Join(", ", report.Outcome.Lost.Select(rule => rule.ServiceText).Distinct())}",
        NoticeKind.StillOpen => $"STILL OPEN: {Services(report)}",
        NoticeKind.Conflict => $"Keeps coming back: {Services(report)}",
        NoticeKind.WouldClose => $"Open to the internet: {Services(report)}",
        NoticeKind.Closed => $"Closed: {Services(report)}",
        NoticeKind.AlreadyClosed => $"Was open: {Services(report)}",
        NoticeKind.Reported when report.HasUnjudgedRules => $"CANNOT BE JUDGED: {Services(report)}",
        NoticeKind.Reported => $"Please check: {Services(report)}",
        _ => $"Exempt: {Services(report)}",
    };

    public static string Summary(GroupReport report)
    {
        string name = $"the security group \"{PlainText.Line(report.Outcome.Decision.Group.Name)}\"";
        return report.Kind switch
        {
            NoticeKind.AllowedPortLost => $"Remediation closed what {name} had opened to the internet, and with it something that may stay open, which could not be opened again. Please open it now: the command is below.",
            NoticeKind.StillOpen when report.Reopening >= ReopeningVerdict.GiveUpAndTell => $"Something that {name} opens to the internet was closed again and again and came back each time. It is left open now. Please stop what opens it: {Likely(report)}.",
            NoticeKind.Conflict => $"Remediation closed once more what {name} had opened to the internet. It keeps coming back: {Likely(report)}. From now on it is closed each time without a notice; if that goes on, it is left open, and you are told.",
            NoticeKind.StillOpen => $"Remediation could not close everything that {name} opens to the internet. Please look at it now.",
            NoticeKind.WouldClose => $"Something in {name} is open to the internet that must not be. Nothing was changed: {report.LeftBecause ?? "the mode is Notify"}.",
            NoticeKind.Closed => $"Remediation closed what {name} had opened to the internet.",
            NoticeKind.AlreadyClosed => $"Something in {name} was open to the internet and is closed already: by an earlier run of this function whose notice was lost, or by somebody else.",
            NoticeKind.Reported => $"Something in {name} is open to the internet, or cannot be judged, and was left as it is. Please check that it is meant.",
            _ => $"Something in {name} was opened to the internet, and {(report.IsActorExempt ? "a setting exempts whoever did it" : "a tag or a setting exempts it")}.",
        };
    }

    /// <summary>What the group protects, so that a reader sees how bad it is.</summary>
    public static IEnumerable<string> Attached(GroupAttachments attachments)
    {
        if (attachments is not GroupAttachments.Known known)
        {
            yield return $"not known ({PlainText.Line(((GroupAttachments.Unknown)attachments).Reason)})";
            yield break;
        }

        if (known.Interfaces.Count == 0)
        {
            yield return "nothing: no network interface has this group";
            yield break;
        }

        foreach (string balancer in known.Interfaces.Select(found => found.LoadBalancer).OfType<string>().Distinct().Take(MostAttachments))
        {
            yield return $"- load balancer {PlainText.Line(balancer)}";
        }

        var others = known.Interfaces.Where(found => found.LoadBalancer is null).ToList();
        foreach (var found in others.Take(MostAttachments))
        {
            string who = found.InstanceId is null
                ? $"{found.InterfaceId} ({PlainText.Line(string.IsNullOrEmpty(found.Description) ? found.Type ?? "network interface" : found.Description)})"
                : found.InstanceName is null ? $"instance {found.InstanceId}" : $"instance {found.InstanceId} \"{PlainText.Line(found.InstanceName)}\"";
            yield return $"- {who}, {(found.PublicAddress is null ? "without a public address" : $"public address {PlainText.Line(found.PublicAddress)}")}";
        }

        if (others.Count > MostAttachments)
        {
            yield return $"- and {others.Count - MostAttachments} more";
        }
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
        bool openedByCall = report.AlreadyGone.Count > 0
            || report.Outcome.Decision.Rules.Any(rule => rule is not RuleDecision.Keep && report.OpenedByCall.Contains(rule.Rule));
        if (report.Call is { } call)
        {
            yield return $"{(openedByCall ? "opened" : "changed")} {Moment(call.EventTime)}";
        }

        if (report.Outcome.VerifiedAt is { } verified && report.Outcome.Closed.Count > 0)
        {
            yield return report.OpenedByCall.Intersect(report.Outcome.Closed).Any() && report.Call is { } opening && verified >= opening.EventTime
                ? $"closed {Moment(verified)}, {Duration(verified - opening.EventTime)}"
                : $"closed {Moment(verified)}";
        }
        else
        {
            yield return $"looked at {Moment(report.Now)}";
        }
    }

    private static string Likely(GroupReport report) => report.Call?.Via switch
    {
        "Terraform" or "OpenTofu" or "Pulumi" or "CloudFormation" or "Ansible" =>
            $"{report.Call.Via} opens it each time; change it there, or it comes back with the next run",
        "console" => "somebody opens it by hand; talk to each other",
        { } via => $"it is opened through {PlainText.Line(via)} each time; look there for the program that does it",
        null => "look for the program that opens it",
    };

    private static string Services(GroupReport report)
    {
        var told = report.Kind switch
        {
            NoticeKind.AlreadyClosed => report.AlreadyGone,
            NoticeKind.Reported => report.Outcome.Decision.Reports,
            NoticeKind.Exempt when !report.IsActorExempt => report.Outcome.Decision.Exempted,
            NoticeKind.StillOpen when !report.Outcome.Decision.NeedsChange => report.Outcome.Decision.Reports,
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

    /// <remarks>CloudTrail's times have whole seconds, cut off.</remarks>
    private static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: <= 1 } => "within a second",
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"within {Math.Ceiling(span.TotalSeconds):0} seconds"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes later"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours later"),
    };
}
