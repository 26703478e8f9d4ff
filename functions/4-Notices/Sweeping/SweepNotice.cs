using System.Globalization;
using Remediation.Actions;
using Remediation.Decisions.Sweeping;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Notices.Sweeping;

/// <summary>Writes the one notice about a whole sweep: the numbers, what went wrong, what was closed, and what is new with the worst first.</summary>
public static class SweepNotice
{
    /// <summary>Writes it.</summary>
    public static Notice Write(SweepReport report)
    {
        bool isBadNews = report.Tally.WorstNew.Any(finding => finding.Rank == FindingRank.MustClose);
        var kind = report.ProblemsMet > 0 || (report.Mode == RemediationMode.Enforce && report.Left > 0) ? NoticeKind.StillOpen
            : report.RulesClosed > 0 ? NoticeKind.Closed
            : isBadNews && report.Mode == RemediationMode.Notify ? NoticeKind.WouldClose
            : NoticeKind.Reported;
        return new Notice
        {
            Id = NoticeId.Of("sweep", report.Account, report.Region, report.Began.ToString("O", CultureInfo.InvariantCulture)),
            Time = report.Ended,
            Kind = kind,
            Severity = kind is NoticeKind.StillOpen or NoticeKind.WouldClose ? Severity.High : kind == NoticeKind.Closed ? Severity.Medium : Severity.Low,
            Subject = PlainText.Subject($"Sweep: {Headline(report)} - {report.Region} {report.Account}"),
            Text = string.Join("\n\n", Paragraphs(report)) + "\n",
            Account = report.Account,
            Region = report.Region,
            Resource = "sweep",
            Mode = report.Mode,
            Facts = new SweepFacts(report),
        };
    }

    private static string Headline(SweepReport report)
    {
        string problems = report.ProblemsMet == 0 ? "" : $"{Number(report.ProblemsMet, "PROBLEM", "PROBLEMS")}, ";
        int left = report.Left;
        return $"{problems}{(report.RulesClosed > 0 ? $"{Number(report.RulesClosed, "rule", "rules")} closed, " : "")}{Number(left, "rule", "rules")} open that must not be, {report.Tally.NewFindings} new";
    }

    private static IEnumerable<string> Paragraphs(SweepReport report)
    {
        var tally = report.Tally;
        yield return $"{Found(report)} {(report.IsFirst
            ? "It remembers no earlier sweep, so everything that it found is told."
            : $"Compared with the last sweep, {(tally.NewFindings == 0 ? "nothing is" : Number(tally.NewFindings, "finding is", "findings are"))} new, and {(tally.Gone == 0 ? "nothing is" : Number(tally.Gone, "is", "are"))} gone. What was told before is not told again.")}";
        yield return ToDo(report);
        yield return PlainText.Section("Numbers",
        [
            string.Create(CultureInfo.InvariantCulture, $"{Number(tally.Groups, "security group", "security groups")} in account {report.Account}, {report.Region}, from {report.Began.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {report.Ended.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
            .. report.RulesClosed > 0 ? (string[])[$"{Number(report.RulesClosed, "rule", "rules")} closed now"] : [],
            $"{Number(report.Left, "rule", "rules")} open to the internet that must not be{WhyLeft(report)}",
            $"{tally.Counts.GetValueOrDefault(FindingRank.Check)} to check, {tally.Counts.GetValueOrDefault(FindingRank.Exempt)} exempt, {Number(tally.Counts.GetValueOrDefault(FindingRank.Advice), "piece", "pieces")} of advice",
        ]);
        if (report.ProblemsMet > 0)
        {
            yield return PlainText.Section("What went wrong", [.. report.Problems.Select(problem => $"- {PlainText.Line(problem, 1500)}"), .. More(report.ProblemsMet - report.Problems.Count)]);
        }

        foreach (string closed in report.Closed.Select(group => PlainText.Section(
            $"Closed in {group.GroupId} \"{PlainText.Line(group.GroupName)}\"",
            [
                .. group.Rules.Select(rule => $"- {PlainText.Line(rule)}"),
                GroupNotice.UndoTitle,
                .. group.Undo.Select(command => $"  {command}"),
            ])))
        {
            yield return closed;
        }

        if (report.GroupsClosed > report.Closed.Count)
        {
            yield return $"Rules were closed in {Number(report.GroupsClosed - report.Closed.Count, "more group", "more groups")}. The function's log lists them, with the commands that undo it.";
        }

        foreach (var rank in tally.WorstNew.GroupBy(finding => finding.Rank))
        {
            yield return PlainText.Section(TitleOf(rank.Key, report.Mode), rank.SelectMany(Lines));
        }

        if (tally.NewFindings > tally.WorstNew.Count)
        {
            yield return $"{tally.NewFindings - tally.WorstNew.Count} more that are new are not listed. The command line's scan lists everything.";
        }
    }

    private static string Found(SweepReport report) =>
        $"Remediation looked at every security group of {report.Region}. {(report.RulesClosed > 0 ? $"It closed {Number(report.RulesClosed, "rule", "rules")}. " : "")}"
        + (report.Left == 0 ? "Nothing is open to the internet that must not be." : $"{Number(report.Left, "rule is", "rules are")} open to the internet and must not be.");

    private static string ToDo(SweepReport report) =>
        report.ProblemsMet > 0 ? "Look at what went wrong, below. The next sweep tries again."
        : report.Left > 0 && report.Mode == RemediationMode.Notify ? "Close what is not meant to be open, and exempt what is. The sweep itself only tells, until you set SweepMode to Enforce."
        : report.Left > 0 ? "Find out what opens it again and again, and stop that."
        : report.RulesClosed > 0 ? "What may be open still is. If something of this was meant to be open, open it again with the commands below."
        : report.Tally.Counts.GetValueOrDefault(FindingRank.Check) > 0 && report.Tally.NewFindings > 0 ? "Please check what is new."
        : "You need not do anything.";

    private static string WhyLeft(SweepReport report) =>
        report.Left == 0 ? ""
        : report.Mode == RemediationMode.Notify ? "; left, because the sweep's mode is Notify"
        : report.ProblemsMet == 0 ? "; left, because they were closed again and again and came back each time"
        : "";

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
        FindingRank.MustClose => mode == RemediationMode.Notify ? "New: open to the internet, and must not be" : "New: had to be closed",
        FindingRank.Check => "New: please check",
        FindingRank.Exempt => "New: open to the internet, and exempt",
        _ => "New: advice",
    };

    private static IEnumerable<string> More(int number) => number > 0 ? [$"- and {number} more"] : [];

    private static string Number(int number, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : several)}");
}
