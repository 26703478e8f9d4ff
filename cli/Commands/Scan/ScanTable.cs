using Remediation.Cli.Commands.Scan.Findings;
using Spectre.Console;

namespace Remediation.Cli.Commands.Scan;

/// <summary>A scan as a table.</summary>
internal static class ScanTable
{
    public static void Write(ScanReport report, IAnsiConsole console)
    {
        bool oneAccount = report.Accounts.Count == 1;
        bool onePlace = oneAccount && report.Regions.Count == 1;
        var rules = report.Rules.ToList();
        if (rules.Count > 0)
        {
            var table = new Table().RoundedBorder().AddColumns("Group", "Rule", "Would be", "Why");
            foreach (var (group, rule) in rules)
            {
                string place = onePlace ? "" : $"\n[dim]{Markup.Escape(oneAccount ? group.Target.Region : $"{group.Target.Account.Id} {group.Target.Region}")}[/]";
                table.AddRow(
                    $"{Markup.Escape(group.Group.Name)}\n[dim]{Markup.Escape(group.Group.GroupId)}[/]{place}",
                    $"{Markup.Escape(rule.Decision.Rule.ToString())}\n[dim]{Markup.Escape(rule.Decision.Rule.RuleId ?? "")}[/]",
                    $"[{Color(rule.Openness)}]{Markup.Escape(rule.Fate)}[/]",
                    Markup.Escape(rule.Decision.Reason));
            }

            console.Write(table);
        }

        foreach (string warning in report.Findings.SelectMany(group => group.Warnings))
        {
            console.MarkupLine($"[yellow]{Markup.Escape(warning)}[/]");
        }

        foreach (var group in report.Findings)
        {
            foreach (string advice in group.Advice)
            {
                console.MarkupLine($"[blue]{Markup.Escape($"{group.Group.Name} ({group.Group.GroupId}): {advice}")}[/]");
            }
        }

        foreach (var region in report.Regions.Where(region => region.Skipped is not null))
        {
            console.MarkupLine($"[dim]{Markup.Escape($"{region.Target} was skipped: {region.Skipped}.")}[/]");
        }

        console.WriteLine(
            $"{report.Groups} security groups in {report.Where}: {rules.Count} rules are open to the internet or cannot be judged; {report.Count(Openness.Forbidden)} would be closed or narrowed. Nothing was changed.");
    }

    private static string Color(Openness openness) => openness switch
    {
        Openness.Forbidden => "red",
        Openness.Unlisted => "yellow",
        Openness.Exempt => "blue",
        _ => "green",
    };
}
