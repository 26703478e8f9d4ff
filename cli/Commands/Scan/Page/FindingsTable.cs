using Remediation.Cli.Commands.Scan.Findings;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>Every rule that opens something or cannot be judged: what would become of it, why, and what to do.</summary>
internal static class FindingsTable
{
    private static readonly Openness[] Kinds = [Openness.Forbidden, Openness.Unlisted, Openness.Exempt, Openness.Allowed];

    public static void Write(ScanReport report, HtmlWriter html)
    {
        WriteFilter(report, html);
        html.AddLine($"""<div class="scroll"><table class="findings"><thead><tr><th scope="col">Decision</th><th scope="col">Group</th><th scope="col">Rule</th><th scope="col">Open to</th><th scope="col">Why, and what to do</th></tr></thead><tbody>""");
        var advised = new HashSet<GroupScan>(ReferenceEqualityComparer.Instance);
        foreach (var (group, rule) in report.Rules)
        {
            html.Add($"""<tr class="{Words.Class(rule.Openness)}"><td><span class="badge {Words.Class(rule.Openness)}">{Fate(rule)}</span></td><td>""");
            GroupsTable.WriteGroup(report, group, html);
            html.Add($"</td><td>");
            WriteRule(rule, html);
            html.Add($"</td><td>");
            WriteShare(rule, html);
            html.Add($"</td><td><p>{rule.Decision.Reason}.</p>");
            if (Remedy.For(group, rule) is { } remedy)
            {
                html.Add($"""<p class="remedy">{remedy}</p>""");
            }

            if (advised.Add(group))
            {
                WriteRemarks(group, html);
            }

            html.AddLine($"</td></tr>");
        }

        html.AddLine($"</tbody></table></div>");
    }

    /// <summary>Buttons that need no script: the style sheet hides the rows that are not asked for.</summary>
    private static void WriteFilter(ScanReport report, HtmlWriter html)
    {
        html.Add($"""<fieldset class="filter"><legend class="unseen">Show</legend><label><input type="radio" name="show" id="show-all" checked=""/>all {Words.Number(report.Rules.Count())}</label>""");
        foreach (var kind in Kinds.Where(kind => report.Count(kind) > 0))
        {
            html.Add($"""<label><input type="radio" name="show" id="show-{Words.Class(kind)}"/>{Words.Name(kind)} {Words.Number(report.Count(kind))}</label>""");
        }

        html.AddLine($"</fieldset>");
    }

    private static void WriteRule(ScannedRule scanned, HtmlWriter html)
    {
        var rule = scanned.Decision.Rule;
        html.Add($"""<span class="rule">{rule.ServiceText}</span><span class="source">from {rule.Source.ToString()}</span><span class="dim">{rule.RuleId}</span>""");
        if (!string.IsNullOrWhiteSpace(rule.Description))
        {
            html.Add($"""<bdi class="dim quote">{rule.Description}</bdi>""");
        }
    }

    private static void WriteShare(ScannedRule scanned, HtmlWriter html)
    {
        if (scanned.Decision.Exposure is not { } exposure)
        {
            html.Add($"""<span class="dim">not known</span>""");
            return;
        }

        html.Add($"""<svg class="share" viewBox="0 0 64 6" aria-hidden="true"><rect class="rest" width="64" height="6" rx="3"/><rect class="node {Words.Class(scanned.Openness)}" width="{Math.Max(3, exposure.Share * 64)}" height="6" rx="3"/></svg>""");
        html.Add($"""<span>{Words.Share(exposure.Share)}</span><span class="dim">{exposure.Family.ToString()} internet</span>""");
    }

    private static void WriteRemarks(GroupScan group, HtmlWriter html)
    {
        foreach (string warning in group.Warnings)
        {
            html.Add($"""<p class="warning">{warning}</p>""");
        }

        foreach (string advice in group.Advice)
        {
            html.Add($"""<p class="advice">{advice}</p>""");
        }
    }

    private static string Fate(ScannedRule rule) => rule.Openness == Openness.Forbidden ? $"would be {rule.Fate}" : rule.Fate;
}
