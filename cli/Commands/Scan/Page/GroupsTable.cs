using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Decisions.Exposure;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>Each open group, with what it exposes now and after enforcing side by side.</summary>
internal static class GroupsTable
{
    private const int ChipsInFull = 8;

    public static void Write(ScanReport report, IReadOnlyList<GroupScan> groups, HtmlWriter html)
    {
        html.AddLine($"""<div class="scroll"><table class="groups"><thead><tr><th scope="col">Group</th><th scope="col">Open now</th><th scope="col">Open after enforcing</th></tr></thead><tbody>""");
        foreach (var group in groups)
        {
            html.Add($"""<tr class="{Words.Class(group.Now.Worst)}"><th scope="row">""");
            WriteGroup(report, group, html);
            html.Add($"</th><td>");
            WriteChips(group.Now, html);
            html.Add($"</td><td>");
            WriteChips(group.After, html);
            html.AddLine($"</td></tr>");
        }

        html.AddLine($"</tbody></table></div>");
    }

    public static void WriteGroup(ScanReport report, GroupScan group, HtmlWriter html)
    {
        html.Add($"""<bdi class="name">{group.Group.Name}</bdi><span class="dim">{group.Group.GroupId}</span>""");
        if (report.Accounts.Count > 1)
        {
            html.Add($"""<span class="dim">{group.Target.Account.Id}</span>""");
        }

        if (report.Regions.Count > 1)
        {
            html.Add($"""<span class="dim">{group.Target.Region}</span>""");
        }
    }

    private static void WriteChips(GroupExposure exposure, HtmlWriter html)
    {
        if (exposure.Rules.Count == 0)
        {
            html.Add($"""<span class="nothing">nothing</span>""");
            return;
        }

        var chips = exposure.Rules
            .GroupBy(rule => rule.Decision.Rule.ServiceText)
            .Select(same => (Text: same.Key, Openness: same.Min(rule => rule.Openness), Names: Names(same)))
            .OrderBy(chip => chip.Openness)
            .ToList();
        html.Add($"""<ul class="chips">""");
        foreach (var (text, openness, names) in chips.Take(ChipsInFull))
        {
            html.Add($"""<li class="chip {Words.Class(openness)}">{text}""");
            if (names.Length > 0)
            {
                html.Add($""" <span class="service">{names}</span>""");
            }

            html.Add($"""<span class="unseen">, {Words.Name(openness)}</span></li>""");
        }

        if (chips.Count > ChipsInFull)
        {
            html.Add($"""<li class="dim">and {chips.Count - ChipsInFull} more</li>""");
        }

        html.Add($"</ul>");
    }

    private static string Names(IEnumerable<ScannedRule> rules)
    {
        var names = rules
            .SelectMany(rule => rule.Decision.Exposure is RuleExposure exposure ? exposure.Services : [])
            .Where(service => service.IsForbidden)
            .Select(service => service.Name)
            .Distinct()
            .ToList();
        return names.Count > 2 ? $"{names.Count} services" : string.Join(", ", names);
    }
}
