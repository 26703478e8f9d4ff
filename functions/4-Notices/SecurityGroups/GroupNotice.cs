using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.Exposure;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Notices.SecurityGroups;

/// <summary>
/// Writes the notice about a security group: what was open and to how much of the internet, who opened it, what was done and when, what
/// stays open, and the commands that undo it or exempt it.
/// </summary>
public static class GroupNotice
{
    // A group can hold hundreds of rules; the commands at the end matter more than the last of them.
    private const int MostRules = 60;

    /// <summary>Writes it. The same report gives the same notice.</summary>
    public static Notice Write(GroupReport report)
    {
        var group = report.Outcome.Decision.Group;
        return new Notice
        {
            Id = NoticeId.Of("group", report.Account, report.Region, group.GroupId, report.Call?.EventId ?? "", report.Kind.ToString(), string.Join(',', Told(report).Select(rule => rule.Rule.RuleId ?? rule.Rule.ToString()))),
            Time = report.Now,
            Kind = report.Kind,
            Severity = report.Kind switch
            {
                NoticeKind.AllowedPortLost or NoticeKind.StillOpen or NoticeKind.WouldClose or NoticeKind.Conflict => Severity.High,
                NoticeKind.Reported when report.HasUnjudgedRules => Severity.High,
                NoticeKind.Closed or NoticeKind.AlreadyClosed => Severity.Medium,
                _ => Severity.Low,
            },
            Subject = PlainText.Subject($"{GroupWords.Headline(report)} - {group.Name} ({group.GroupId}) {report.Region} {report.Account}"),
            Text = string.Join("\n\n", Paragraphs(report)) + "\n",
            Account = report.Account,
            Region = report.Region,
            Resource = group.GroupId,
            Mode = report.Outcome.Mode,
            IsCanary = report.IsCanary,
            Facts = new GroupFacts(report, Told(report)),
        };
    }

    /// <summary>What to write above the commands that <see cref="ToUndo"/> gives.</summary>
    public static string UndoTitle => $"To open it to the internet again (the tag {ExemptionTag.Key} keeps it open: change the day and the reason first)";

    /// <summary>The commands, in their order, that put back what was closed, each rule with a tag that exempts it; none where nothing was closed.</summary>
    public static IReadOnlyList<string> ToUndo(GroupReport report) => new ExemptionCommands(report).ToPutBack([.. PutBack(report)], report.Outcome.Added);

    /// <summary>The rules that the notice is about.</summary>
    private static List<RuleDecision> Told(GroupReport report) =>
        [.. report.Outcome.Decision.Rules.Where(rule => rule is not RuleDecision.Keep), .. report.AlreadyGone];

    /// <summary>The commands that close by hand what is open and must not be; what may stay is opened on its own before.</summary>
    private static IReadOnlyList<string> ToClose(GroupReport report)
    {
        var outcome = report.Outcome;
        var closing = outcome.Decision.Rules.Where(rule => rule.Rule.RuleId is not null && report.Kind switch
        {
            NoticeKind.StillOpen when outcome.Failures.Count > 0 => outcome.Failures.Any(failure => ReferenceEquals(failure.Rule, rule.Rule)),
            // Given up: what would have been opened in its place is not known any more.
            NoticeKind.StillOpen => rule is RuleDecision.Report { Exposure: { } exposure } && !exposure.Traffic.Any(open => open.Tier == Tier.Allowed),
            NoticeKind.WouldClose => rule is RuleDecision.Close or RuleDecision.Narrow,
            _ => false,
        }).ToList();
        var pieces = closing.OfType<RuleDecision.Narrow>().SelectMany(narrow => narrow.Pieces).Where(piece => !outcome.Added.Any(piece.AdmitsTheSameAs));
        return UndoCommands.For(report.Region, outcome.Decision.Group.GroupId, [.. pieces], [.. closing.Select(rule => rule.Rule)]);
    }

    private static IEnumerable<IngressRule> PutBack(GroupReport report) =>
        report.Outcome.Removed.Concat(report.AlreadyGone.Where(_ => !report.MayHaveBeenOutbound).Select(gone => gone.Rule));

    private static IEnumerable<string> Paragraphs(GroupReport report)
    {
        var outcome = report.Outcome;
        var decision = outcome.Decision;
        var group = decision.Group;
        var told = Told(report);
        yield return GroupWords.Summary(report);
        yield return GroupWords.ToDo(report);
        if (outcome.Lost.Count > 0)
        {
            yield return PlainText.Section("To open what may stay", UndoCommands.For(report.Region, group.GroupId, outcome.Lost, []));
        }

        if (ToClose(report) is { Count: > 0 } closing)
        {
            yield return PlainText.Section("To close it", closing);
        }

        yield return PlainText.Section("What",
        [
            $"Security group {group.GroupId} \"{PlainText.Line(group.Name)}\" in {group.VpcId ?? "no VPC"}, account {report.Account}, {report.Region}",
            .. told.Take(MostRules).SelectMany(rule => RuleLines(rule, report)),
            .. told.Count > MostRules ? (string[])[$"- and {told.Count - MostRules} more rules"] : [],
        ]);
        if (report.ChangedPrefixListId is { } list)
        {
            yield return PlainText.Section("Why now", [report.IsListNew
                ? $"The prefix list {PlainText.Line(list)} is new, and a rule of the group lets in whatever it holds. The event of that rule is still to come, or was lost. Remediation never changes a list."
                : $"The prefix list {PlainText.Line(list)} was changed, not the group. A rule of the group lets in whatever the list holds. Remediation never changes a list."]);
        }

        if (report.Attachments is { } attachments)
        {
            yield return PlainText.Section("Attached to", GroupWords.Attached(attachments));
        }

        if (report.Call is { } call)
        {
            yield return PlainText.Section("Who", GroupWords.Caller(call));
        }

        yield return PlainText.Section("When", GroupWords.Times(report));
        yield return PlainText.Section("Still open to the internet", StillOpen(report));
        if (outcome.Closed.Count > 0)
        {
            yield return PlainText.Section("Good to know",
            [
                "Connections that were open already live on until they end or time out. To cut them, use a network ACL or reboot.",
            ]);
        }

        var exempting = new ExemptionCommands(report);
        List<IngressRule> exempt = [.. PutBack(report)];
        if (ToUndo(report) is { Count: > 0 } commands)
        {
            yield return PlainText.Section(UndoTitle, commands);
        }
        else if (!report.IsActorExempt && StillThere(report) is { Count: > 0 } open)
        {
            exempt = open;
            yield return PlainText.Section("To keep it open: exempt it (change the day and the reason)", exempting.ToKeep(open));
        }

        List<string> remarks = [.. exempting.Remarks(exempt), .. decision.Warnings, .. decision.Advice];
        if (remarks.Count > 0)
        {
            yield return PlainText.Section("Look at this too", remarks.Select(remark => $"- {PlainText.Line(remark, 400)}"));
        }
    }

    /// <summary>The rules that are told of, and that somebody may want to keep.</summary>
    private static List<IngressRule> StillThere(GroupReport report) =>
    [
        .. report.Outcome.Decision.Rules
            .Where(rule => rule is RuleDecision.Close or RuleDecision.Narrow or RuleDecision.Report { Exposure: not null } && rule.Rule.RuleId is not null)
            .Select(rule => rule.Rule),
    ];

    private static IEnumerable<string> RuleLines(RuleDecision decision, GroupReport report)
    {
        var rule = decision.Rule;
        string id = rule.RuleId is null ? "" : $" ({PlainText.Line(rule.RuleId)})";
        string described = string.IsNullOrEmpty(rule.Description) ? "" : $", described as \"{PlainText.Line(rule.Description)}\"";
        yield return $"- {PlainText.Line(rule.ToString())}{id}{described}";
        yield return $"  {PlainText.Line(decision.Reason, 600)}.";
        if (rule.Source is RuleSource.PrefixList(var list) && list == report.ChangedPrefixListId)
        {
            yield return report.IsListNew ? "  The list is new; who added the rule, this event does not say." : "  The rule was there before; the list was changed.";
        }
        else if (report.Call is not null && !report.OpenedByCall.Contains(rule) && !report.AlreadyGone.Contains(decision))
        {
            yield return "  It was open before this change; the event does not say who opened it.";
        }

        yield return $"  {Fate(decision, report)}";
    }

    private static string Fate(RuleDecision decision, GroupReport report)
    {
        if (report.AlreadyGone.Contains(decision))
        {
            return report.MayHaveBeenOutbound
                ? "=> gone already when it was looked at. It may have been an outbound rule: the event does not say."
                : "=> gone already when it was looked at.";
        }

        if (report.Outcome.Failures.FirstOrDefault(failure => ReferenceEquals(failure.Rule, decision.Rule)) is { } failure)
        {
            return $"=> STILL OPEN. {PlainText.Line(failure.Reason, 600)}";
        }

        if (report.IsActorExempt && decision is RuleDecision.Close or RuleDecision.Narrow)
        {
            return "=> left open, because a setting exempts whoever made this change.";
        }

        if (decision is RuleDecision.Narrow { Pieces: var pieces } && pieces.Where(piece => report.Outcome.Lost.Any(piece.AdmitsTheSameAs)).ToList() is { Count: > 0 } lost)
        {
            return $"=> closed, and {string.Join(" and ", lost.Select(piece => piece.ServiceText))}, which may stay open, WITH IT.";
        }

        if (report.Outcome.Otherwise.FirstOrDefault(one => ReferenceEquals(one.Judged, decision.Rule)) is { } changed)
        {
            return $"=> removed, but as {PlainText.Line(changed.Removed.ToString())}: somebody changed the rule after it was judged. If that was a correction, put it back with the command below.";
        }

        bool enforced = report.Outcome.Mode == RemediationMode.Enforce;
        return decision switch
        {
            RuleDecision.Close => enforced ? "=> closed." : "=> would be closed.",
            RuleDecision.Narrow { Pieces: [] } => enforced ? "=> closed; other rules keep open what may stay." : "=> would be closed; other rules keep open what may stay.",
            RuleDecision.Narrow narrow => $"=> {(enforced ? "replaced" : "would be replaced")} by {string.Join(" and ", narrow.Pieces.Select(piece => piece.ServiceText))} from {PlainText.Line(narrow.Rule.Source.ToString())}.",
            RuleDecision.Exempt => "=> left open.",
            _ => "=> left as it is.",
        };
    }

    private static List<string> StillOpen(GroupReport report)
    {
        var outcome = report.Outcome;
        var stays = outcome.Decision.Rules
            .Where(rule => rule.Exposure is not null && (rule is RuleDecision.Keep or RuleDecision.Report or RuleDecision.Exempt || outcome.Mode == RemediationMode.Notify))
            .Select(rule => rule.Rule)
            .Concat(outcome.Added)
            .Concat(outcome.Failures.Select(failure => failure.Rule))
            .Select(rule => $"- {PlainText.Line(rule.ToString())}")
            .Concat(outcome.Decision.Reports.Where(rule => rule.Exposure is null).Select(rule => $"- perhaps {PlainText.Line(rule.Rule.ToString())}: it cannot be judged"))
            .Distinct()
            .ToList();
        return stays.Count == 0 ? ["nothing in this group"] : stays;
    }
}
