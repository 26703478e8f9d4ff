using System.Globalization;
using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.Exemptions;
using Remediation.Decisions.SecurityGroups;

namespace Remediation.Notices.SecurityGroups;

/// <summary>
/// Writes the notice about a security group: what was open and to how much of the internet, who opened it, what was done and when, what
/// stays open, and the commands that undo it or exempt it.
/// </summary>
public static class GroupNotice
{
    private const int DaysExempt = 7;

    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    private const int LongestTagValue = 256;

    /// <summary>Writes it. The same report gives the same notice.</summary>
    public static Notice Write(GroupReport report)
    {
        var group = report.Outcome.Decision.Group;
        return new Notice
        {
            Kind = report.Kind,
            Subject = PlainText.Subject($"{GroupWords.Headline(report)} - {group.GroupId} ({group.Name}) {report.Region} {report.Account}"),
            Text = string.Join("\n\n", Paragraphs(report)) + "\n",
            Attributes = new Dictionary<string, string>
            {
                ["kind"] = report.Kind.ToString(),
                ["severity"] = report.Kind switch
                {
                    NoticeKind.StillOpen or NoticeKind.WouldClose => "high",
                    NoticeKind.Reported when report.Outcome.Decision.Reports.Any(rule => rule.Exposure is null) => "high",
                    NoticeKind.Closed or NoticeKind.AlreadyClosed => "medium",
                    _ => "low",
                },
                ["account"] = report.Account,
                ["region"] = report.Region,
                ["resource"] = group.GroupId,
                ["mode"] = report.Outcome.Mode.ToString(),
            },
        };
    }

    private static IEnumerable<string> Paragraphs(GroupReport report)
    {
        var outcome = report.Outcome;
        var decision = outcome.Decision;
        var group = decision.Group;
        yield return GroupWords.Summary(report);
        yield return Section("What",
        [
            $"Security group {group.GroupId} \"{PlainText.Line(group.Name)}\" in {group.VpcId ?? "no VPC"}, account {report.Account}, {report.Region}",
            .. decision.Rules.Where(rule => rule is not RuleDecision.Keep).Concat(report.AlreadyGone).SelectMany(rule => RuleLines(rule, report)),
        ]);
        if (report.Call is { } call)
        {
            yield return Section("Who", GroupWords.Caller(call));
        }

        yield return Section("When", GroupWords.Times(report));
        yield return Section("Still open to the internet", StillOpen(report));
        if (outcome.Closed.Count > 0)
        {
            yield return Section("Good to know",
            [
                "Connections that were open already live on until they end or time out. To cut them, use a network ACL or reboot.",
            ]);
        }

        if (ToKeepItOpen(report) is { Length: > 0 } exempt)
        {
            yield return outcome.Closed.Count > 0
                ? Section("To undo: exempt it (change the day and the reason), or it is closed again; then put it back",
                    [exempt, .. UndoCommands.For(report.Region, group.GroupId, outcome.Closed, outcome.Added)])
                : Section("To keep it open: exempt it (change the day and the reason)", [exempt]);
        }

        if (decision.Warnings.Count > 0)
        {
            yield return Section("Look at this too", decision.Warnings.Select(warning => PlainText.Line(warning, 400)));
        }
    }

    private static string ToKeepItOpen(GroupReport report)
    {
        string services = GroupWords.ExemptibleServices(report);
        string until = report.Now.AddDays(DaysExempt).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (services.Length == 0)
        {
            return "";
        }

        string value = $"{services} until {until} reason";
        return UndoCommands.Tag(
            report.Region, report.Outcome.Decision.Group.GroupId, ExemptionTag.Key, value.Length <= LongestTagValue ? value : $"all until {until} reason");
    }

    private static IEnumerable<string> RuleLines(RuleDecision decision, GroupReport report)
    {
        var rule = decision.Rule;
        string id = rule.RuleId is null ? "" : $" ({PlainText.Line(rule.RuleId)})";
        string described = string.IsNullOrEmpty(rule.Description) ? "" : $", described as \"{PlainText.Line(rule.Description)}\"";
        yield return $"- {PlainText.Line(rule.ToString())}{id}{described}";
        yield return $"  {PlainText.Line(decision.Reason, 600)}.";
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

        bool enforced = report.Outcome.Mode == RemediationMode.Enforce;
        return decision switch
        {
            RuleDecision.Close => enforced ? "=> closed." : "=> would be closed.",
            RuleDecision.Narrow { Pieces: [] } => enforced ? "=> closed; other rules keep open what may stay." : "=> would be closed; other rules keep open what may stay.",
            RuleDecision.Narrow narrow => $"=> {(enforced ? "replaced" : "would be replaced")} by {string.Join(" and ", narrow.Pieces.Select(piece => piece.ServiceText))} from {PlainText.Line(narrow.Rule.Source.ToString())}.",
            RuleDecision.Exempt => "=> left open, because a tag exempts it.",
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

    private static string Section(string title, IEnumerable<string> lines) => $"{title}\n{string.Join('\n', lines.Select(line => $"  {line}"))}";
}
