using Remediation.Decisions;
using Spectre.Console;

namespace Remediation.Cli.Commands.Scan;

/// <summary>A scan as a table.</summary>
internal static class ScanTable
{
    public static void Write(AccountScan scan, IAnsiConsole console)
    {
        var rules = scan.Rules.ToList();
        if (rules.Count > 0)
        {
            var table = new Table().RoundedBorder().AddColumns("Group", "Rule", "Would be", "Why");
            foreach (var rule in rules)
            {
                table.AddRow(
                    $"{Markup.Escape(rule.GroupName)}\n[dim]{Markup.Escape(rule.GroupId)}[/]",
                    $"{Markup.Escape(rule.Decision.Rule.ToString())}\n[dim]{Markup.Escape(rule.Decision.Rule.RuleId ?? "")}[/]",
                    WouldBe(rule.Decision),
                    Markup.Escape(rule.Decision.Reason));
            }

            console.Write(table);
        }

        foreach (string warning in scan.Warnings)
        {
            console.MarkupLine($"[yellow]{Markup.Escape(warning)}[/]");
        }

        int toClose = rules.Count(rule => rule.Rank == 0);
        console.WriteLine($"{scan.Groups} security groups in {scan.Region}: {rules.Count} rules are open to the internet or cannot be judged; {toClose} would be closed or narrowed. Nothing was changed.");
    }

    private static string WouldBe(RuleDecision decision) => decision switch
    {
        RuleDecision.Close => "[red]closed[/]",
        RuleDecision.Narrow { Pieces: [] } => "[red]closed[/]",
        RuleDecision.Narrow narrow => $"[red]narrowed[/] to {Markup.Escape(string.Join(", ", narrow.Pieces.Select(piece => piece.ServiceText)))}",
        RuleDecision.Report => "[yellow]reported[/]",
        RuleDecision.Exempt => "[blue]left, exempt[/]",
        _ => "[green]left[/]",
    };
}
