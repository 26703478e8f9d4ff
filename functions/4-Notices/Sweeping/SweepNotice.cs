using System.Globalization;
using Remediation.Actions;
using Remediation.Decisions.Sweeping;

namespace Remediation.Notices.Sweeping;

/// <summary>Writes the one notice about a whole sweep: the numbers, what is new with the worst first, and what was closed.</summary>
public static class SweepNotice
{
    /// <summary>Writes it.</summary>
    public static Notice Write(SweepReport report)
    {
        int toClose = report.Tally.Counts.GetValueOrDefault(FindingRank.MustClose);
        var kind = report.Problems.Count > 0 ? NoticeKind.StillOpen
            : report.Mode == RemediationMode.Enforce && report.Closed.Count > 0 ? NoticeKind.Closed
            : toClose > 0 && report.Mode == RemediationMode.Notify ? NoticeKind.WouldClose
            : NoticeKind.Reported;
        return new Notice
        {
            Kind = kind,
            Subject = PlainText.Subject($"Sweep: {Headline(report, toClose)} - {report.Region} {report.Account}"),
            Text = string.Join("\n\n", Paragraphs(report)) + "\n",
            Attributes = new Dictionary<string, string>
            {
                ["kind"] = kind.ToString(),
                ["severity"] = kind is NoticeKind.StillOpen or NoticeKind.WouldClose ? "high" : kind == NoticeKind.Closed ? "medium" : "low",
                ["account"] = report.Account,
                ["region"] = report.Region,
                ["resource"] = "sweep",
                ["mode"] = report.Mode.ToString(),
            },
        };
    }

    private static string Headline(SweepReport report, int toClose) => report.Mode == RemediationMode.Enforce
        ? $"{report.Closed.Sum(group => group.Rules.Count)} rules closed, {report.Tally.NewFindings} new findings"
        : $"{toClose} rules must close, {report.Tally.NewFindings} new findings";

    private static IEnumerable<string> Paragraphs(SweepReport report)
    {
        var tally = report.Tally;
        yield return report.IsFirst
            ? $"This is the first sweep of {report.Region}: everything that it found is new."
            : $"Since the last sweep of {report.Region}, {tally.NewFindings} findings are new and {tally.Gone} are gone.";
        yield return Section("Numbers",
        [
            string.Create(CultureInfo.InvariantCulture, $"{tally.Groups} security groups in account {report.Account}, {report.Region}, from {report.Began.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {report.Ended.UtcDateTime:HH:mm:ss} UTC"),
            $"{tally.Counts.GetValueOrDefault(FindingRank.MustClose)} rules must not be open to the internet{(report.Mode == RemediationMode.Notify ? "; the sweep's mode is Notify, so they were left" : "")}",
            $"{tally.Counts.GetValueOrDefault(FindingRank.Check)} rules to check, {tally.Counts.GetValueOrDefault(FindingRank.Exempt)} exempted, {tally.Counts.GetValueOrDefault(FindingRank.Advice)} words of advice",
        ]);
        if (report.Problems.Count > 0)
        {
            yield return Section("What went wrong", report.Problems.Select(problem => PlainText.Line(problem, 400)));
        }

        foreach (string closed in report.Closed.Select(group => Section(
            $"Closed in {group.GroupId} \"{PlainText.Line(group.GroupName)}\"",
            [.. group.Rules.Select(rule => $"- {PlainText.Line(rule)}"), "to undo:", .. group.Undo])))
        {
            yield return closed;
        }

        foreach (var rank in tally.WorstNew.GroupBy(finding => finding.Rank))
        {
            yield return Section(TitleOf(rank.Key, report.Mode), rank.SelectMany(Lines));
        }

        if (tally.NewFindings > tally.WorstNew.Count)
        {
            yield return $"{tally.NewFindings - tally.WorstNew.Count} more new findings are not listed. The command line's scan lists all of them.";
        }
    }

    private static IEnumerable<string> Lines(SweepFinding finding)
    {
        string group = $"{finding.GroupId} \"{PlainText.Line(finding.GroupName)}\"";
        if (finding.RuleId is null)
        {
            yield return $"- {group}: {PlainText.Line(finding.Reason, 400)}";
            yield break;
        }

        yield return $"- {group}: {PlainText.Line(finding.What)} ({PlainText.Line(finding.RuleId)})";
        yield return $"  {PlainText.Line(finding.Reason, 400)}.";
    }

    private static string TitleOf(FindingRank rank, RemediationMode mode) => rank switch
    {
        FindingRank.MustClose => mode == RemediationMode.Notify ? "New: open to the internet, and must not be" : "New: had to close",
        FindingRank.Check => "New: please check",
        FindingRank.Exempt => "New: exempted",
        _ => "New: advice",
    };

    private static string Section(string title, IEnumerable<string> lines) => $"{title}\n{string.Join('\n', lines.Select(line => $"  {line}"))}";
}
