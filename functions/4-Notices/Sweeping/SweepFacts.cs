using System.Text.Json;
using Remediation.Decisions.Sweeping;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Sweeping;

/// <summary>What a machine is told of a sweep: the numbers, the worst of what is new, and what was closed.</summary>
internal sealed class SweepFacts(SweepReport report) : NoticeFacts("sweep")
{
    internal override void Write(Utf8JsonWriter writer)
    {
        var tally = report.Tally;
        writer.WriteStartObject();
        writer.WriteString("began", report.Began.UtcDateTime);
        writer.WriteString("ended", report.Ended.UtcDateTime);
        writer.WriteBoolean("isFirst", report.IsFirst);
        writer.WriteNumber("groups", tally.Groups);
        writer.WriteNumber("new", tally.NewFindings);
        writer.WriteNumber("gone", tally.Gone);
        writer.WriteNumber("rulesClosed", report.RulesClosed);
        writer.WriteNumber("groupsClosed", report.GroupsClosed);
        writer.WriteNumber("left", report.Left);
        writer.WriteNumber("toCheck", tally.Counts.GetValueOrDefault(FindingRank.Check));
        writer.WriteNumber("exempt", tally.Counts.GetValueOrDefault(FindingRank.Exempt));
        writer.WriteNumber("advice", tally.Counts.GetValueOrDefault(FindingRank.Advice));
        writer.WriteNumber("problems", report.ProblemsMet);
        WriteList(writer, "problemsInWords", report.Problems.Select(problem => PlainText.Line(problem, 1500)));
        writer.WriteStartArray("findings");
        foreach (var finding in tally.WorstNew)
        {
            Write(writer, finding);
        }

        writer.WriteEndArray();
        WriteIfThere(writer, "findingsCut", tally.NewFindings - tally.WorstNew.Count);
        writer.WriteStartArray("closed");
        foreach (var group in report.Closed)
        {
            writer.WriteStartObject();
            writer.WriteString("id", group.GroupId);
            writer.WriteString("name", PlainText.Line(group.GroupName, 255));
            WriteList(writer, "rules", group.Rules.Select(rule => PlainText.Line(rule)));
            WriteList(writer, "undo", group.Undo);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SweepFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("group", finding.GroupId);
        writer.WriteString("groupName", PlainText.Line(finding.GroupName, 255));
        WriteIfThere(writer, "ruleId", PlainText.Line(finding.RuleId));
        WriteIfThere(writer, "rule", PlainText.Line(finding.What));
        writer.WriteString("rank", finding.Rank switch
        {
            FindingRank.MustClose => "mustClose",
            FindingRank.Check => "check",
            FindingRank.Exempt => "exempt",
            _ => "advice",
        });
        writer.WriteString("reason", PlainText.Line(finding.Reason, 400));
        writer.WriteEndObject();
    }
}
