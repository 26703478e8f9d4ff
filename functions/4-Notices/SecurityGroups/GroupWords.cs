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
        NoticeKind.AllowedPortLost => $"SITE MAY BE DOWN, closed: {Lost(report)}",
        NoticeKind.StillOpen => $"STILL OPEN: {Services(report, 1)}",
        NoticeKind.Conflict => $"CLOSED AGAIN: {Services(report, 1)}",
        NoticeKind.WouldClose => $"NOT CLOSED: {Services(report, 1)}",
        NoticeKind.Closed => $"Closed: {Services(report, 1)}",
        NoticeKind.AlreadyClosed => $"Closed already: {Services(report, 1)}",
        NoticeKind.Reported when report.HasUnjudgedRules => $"CANNOT CHECK: {Services(report, 1)}",
        NoticeKind.Reported => $"Please check: {Services(report, 1)}",
        _ => $"Left open (exempt): {Services(report, 1)}",
    };

    /// <summary>What happened, for somebody who reads no further.</summary>
    public static string Summary(GroupReport report)
    {
        string name = $"the security group \"{PlainText.Line(report.Outcome.Decision.Group.Name)}\"";
        string services = Services(report, 3);
        return report.Kind switch
        {
            NoticeKind.AllowedPortLost => $"{Lost(report)} of {name} IS CLOSED: your site may be down. Remediation removed a rule that opened too much, and could not put back this part, which may stay open.",
            NoticeKind.StillOpen when report.Reopening >= ReopeningVerdict.GiveUpAndTell => $"{services} {IsOrAre(report)} open to the internet in {name}. Remediation closed it again and again, it came back each time, and now it is left open.",
            NoticeKind.StillOpen => $"{services} {IsOrAre(report)} STILL OPEN to the internet in {name}: Remediation could not close it.{(report.Outcome.Closed.Count > 0 ? " The rest was closed." : "")}",
            NoticeKind.Conflict => $"{Opening(report, name, services)} Remediation closed it{After(report)}, and not for the first time: it keeps coming back.",
            NoticeKind.WouldClose => $"{Opening(report, name, services)} It must not be open. Nothing was changed: {report.LeftBecause ?? "the mode is Notify"}.",
            NoticeKind.Closed => $"{Opening(report, name, services)} Remediation closed it{After(report)}.",
            NoticeKind.AlreadyClosed => $"{Opening(report, name, services)} It was closed before Remediation looked, by somebody else or by a run whose notice was lost.",
            NoticeKind.Reported when report.HasUnjudgedRules => $"Remediation cannot judge {services} in {name}: it may be open to the whole internet. It was left as it is.{(report.Outcome.Decision.Reports.Any(rule => rule.Exposure is not null) ? " Something else is open, too, and nothing says whether it may be." : "")}",
            NoticeKind.Reported => $"{Opening(report, name, services)} No list says whether it may be, so it was left as it is.",
            _ => $"{Opening(report, name, services)} It was left open: {(report.IsActorExempt ? "a setting exempts whoever did it" : "a tag or a setting exempts it")}.",
        };
    }

    /// <summary>What to do, also for somebody who was asleep.</summary>
    public static string ToDo(GroupReport report) => report.Kind switch
    {
        NoticeKind.AllowedPortLost => "Open it again now, with the first command below.",
        NoticeKind.StillOpen when report.Reopening >= ReopeningVerdict.GiveUpAndTell => $"Stop what opens it: {Likely(report)}. Then close it: the command is below.",
        NoticeKind.StillOpen when report.Outcome.Failures.Any(failure => failure.MayRecover) => "Close it now: the command is below. Remediation tries again twice within the next minutes. If no notice says Closed within ten minutes, it is still open.",
        NoticeKind.StillOpen => "Close it now: the command is below. Remediation does not try again.",
        NoticeKind.Conflict => $"Stop what opens it: {Likely(report)}. Until then it is closed each time without a further notice; if that goes on, it is left open, and you are told.",
        NoticeKind.WouldClose => "If it is not meant to be open, close it; if it is, exempt it: the commands are below.",
        NoticeKind.Closed => (report.Outcome.Added.Count > 0
            ? "What may be open still is, as listed below; every other port of the rule went with it. If something answers on one of those, open it again: the commands are below. "
            : "What may be open still is, as listed below. ")
            + "If you did not expect this, look at who opened it.",
        NoticeKind.AlreadyClosed => "There is nothing to close any more. If you did not expect this, look at who opened it.",
        NoticeKind.Reported when report.HasUnjudgedRules => "Please look at it yourself: why it cannot be judged is below.",
        NoticeKind.Reported => "Please check that it is meant to be open. If it is, exempt it with the command at the end, or add it to the stack's parameter AllowedServices.",
        _ => report.Outcome.Decision.Warnings.Count + report.Outcome.Decision.Advice.Count > 0
            ? "Nothing is urgent. Look at the last section: it says what ends soon, or could be better."
            : "You need not do anything.",
    };

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
        yield return $"principal: {PlainText.Line(actor.DisplayName)} ({PlainText.Line(actor.Type)}{(actor.PrincipalArn is { } arn ? $", {PlainText.Line(arn)}" : "")})";
        yield return $"call: {PlainText.Line(call.EventName)} through {PlainText.Line(call.Via)}, from {PlainText.Line(call.SourceIpAddress ?? "an address that the event does not name")}";
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
            yield return report.TimeToRemediate is { } took ? $"closed {Moment(verified)}, {Duration(took)}" : $"closed {Moment(verified)}";
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

    private static string Opening(GroupReport report, string group, string services) =>
        report.ChangedPrefixListId is { } list && report.Call is { } change && ToldOf(report).Any(rule => rule.Rule.Source is RuleSource.PrefixList(var id) && id == list)
            ? $"{PlainText.Line(change.Actor.DisplayName, 80)} {(report.IsListNew ? "made" : "changed")} the prefix list {PlainText.Line(list)}, and with it {services} {(IsClosed(report) ? "was" : "is")} open to the internet in {group}."
        : report.Call is { } call && ToldOf(report).Any(rule => report.OpenedByCall.Contains(rule.Rule) || report.AlreadyGone.Contains(rule))
            ? $"{PlainText.Line(call.Actor.DisplayName, 80)} opened {services} to the internet in {group}."
            : $"{services} {(IsClosed(report) ? "was" : "is")} open to the internet in {group}.";

    private static bool IsClosed(GroupReport report) => report.Kind is NoticeKind.Closed or NoticeKind.Conflict or NoticeKind.AlreadyClosed;

    private static string After(GroupReport report) => report.TimeToRemediate is { } took ? $" {Duration(took)}" : "";

    private static string Lost(GroupReport report) => string.Join(", ", report.Outcome.Lost.Select(rule => rule.ServiceText).Distinct());

    private static string IsOrAre(GroupReport report) => Names(report).Count > 1 ? "are" : "is";

    /// <param name="report">What happened.</param>
    /// <param name="most">How many are named where there are more.</param>
    private static string Services(GroupReport report, int most)
    {
        var names = Names(report);
        return names.Count switch
        {
            0 => "a rule",
            1 => names[0],
            _ when names.Count <= Math.Max(2, most) => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
            _ => $"{string.Join(", ", names.Take(most))} and {names.Count - most} more",
        };
    }

    private static List<string> Names(GroupReport report) => [.. ToldOf(report).SelectMany(NamesOf).Distinct()];

    private static IEnumerable<RuleDecision> ToldOf(GroupReport report) => report.Kind switch
    {
        NoticeKind.AlreadyClosed => report.AlreadyGone,
        NoticeKind.Reported when report.HasUnjudgedRules => report.Outcome.Decision.Reports.Where(rule => rule.Exposure is null),
        NoticeKind.Reported => report.Outcome.Decision.Reports,
        NoticeKind.Exempt when !report.IsActorExempt => report.Outcome.Decision.Exempted,
        NoticeKind.StillOpen when !report.Outcome.Decision.NeedsChange => report.Outcome.Decision.Reports,
        NoticeKind.StillOpen when report.Outcome.Failures.Count > 0 => report.Outcome.Decision.Rules.Where(rule => report.Outcome.Failures.Any(failure => ReferenceEquals(failure.Rule, rule.Rule))),
        _ => report.Outcome.Decision.Rules.Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow),
    };

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
