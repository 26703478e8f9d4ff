using System.Text.Json;
using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Notices.Forms;

namespace Remediation.Notices.SecurityGroups;

/// <summary>What a machine is told of a security group.</summary>
/// <param name="report">What happened.</param>
/// <param name="told">The rules that the notice is about.</param>
internal sealed class GroupFacts(GroupReport report, IReadOnlyList<RuleDecision> told) : NoticeFacts("group")
{
    private const int MostRules = 100;

    internal override void Write(Utf8JsonWriter writer)
    {
        var group = report.Outcome.Decision.Group;
        writer.WriteStartObject();
        writer.WriteString("id", group.GroupId);
        writer.WriteString("name", PlainText.Line(group.Name, 255));
        WriteIfThere(writer, "vpc", group.VpcId);
        writer.WriteStartArray("rules");
        foreach (var rule in told.Take(MostRules))
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        WriteIfThere(writer, "rulesCut", Math.Max(0, told.Count - MostRules));
        WriteList(writer, "added", report.Outcome.Added.Select(rule => rule.RuleId ?? PlainText.Line(rule.ToString())));
        WriteList(writer, "lost", report.Outcome.Lost.Select(rule => PlainText.Line(rule.ToString())));
        if (report.Call is { } call)
        {
            EventFacts.Write(writer, call);
        }

        WriteIfThere(writer, "changedPrefixList", PlainText.Line(report.ChangedPrefixListId));
        WriteIfThere(writer, "leftBecause", report.LeftBecause);
        if (report.Outcome.VerifiedAt is { } verified && report.Outcome.Closed.Count > 0)
        {
            writer.WriteString("closedAt", verified.UtcDateTime);
        }

        if (report.TimeToRemediate is { } took)
        {
            writer.WriteNumber("secondsToRemediate", Math.Round(took.TotalSeconds, 3));
        }

        WriteList(writer, "undo", GroupNotice.ToUndo(report));
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, RuleDecision decision)
    {
        var rule = decision.Rule;
        writer.WriteStartObject();
        WriteIfThere(writer, "id", PlainText.Line(rule.RuleId));
        writer.WriteString("rule", PlainText.Line(rule.ToString()));
        WriteIfThere(writer, "description", PlainText.Line(rule.Description, 255));
        writer.WriteString("decision", decision.Name);
        writer.WriteString("reason", PlainText.Line(decision.Reason, 600));
        writer.WriteString("result", Result(decision));
        writer.WriteBoolean("openedByThisEvent", report.OpenedByCall.Contains(rule) || report.AlreadyGone.Contains(decision));
        writer.WriteEndObject();
    }

    private string Result(RuleDecision decision) =>
        report.AlreadyGone.Contains(decision) ? "gone"
        : report.Outcome.Failures.Any(failure => ReferenceEquals(failure.Rule, decision.Rule)) ? "stillOpen"
        : decision is not (RuleDecision.Close or RuleDecision.Narrow) || report.IsActorExempt ? "left"
        : report.Outcome.Mode == RemediationMode.Notify ? "onlyTold"
        : decision is RuleDecision.Narrow ? "narrowed"
        : "closed";
}
