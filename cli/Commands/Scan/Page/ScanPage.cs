using System.Globalization;
using Remediation.Cli.Commands.Scan.Findings;
using Remediation.Decisions;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>A scan as one page that needs nothing but itself: no script, no other file, no network.</summary>
internal static class ScanPage
{
    public static void Write(ScanReport report, ExposurePolicy policy, TextWriter output)
    {
        var html = new HtmlWriter(output);
        var open = report.Findings.Where(group => group.Now.Worst < Openness.Closed).ToList();
        WriteHead(report, html);
        WriteHeadline(report, open, html);
        if (open.Count > 0)
        {
            WritePictures(open, html);
            html.AddLine($"""<section aria-labelledby="h-groups"><h2 id="h-groups">Group by group</h2><p class="lead">What each group exposes now, and what it still would.</p>""");
            GroupsTable.Write(report, open, html);
            html.AddLine($"""</section><section aria-labelledby="h-findings"><h2 id="h-findings">Every finding</h2>""");
            FindingsTable.Write(report, html);
            html.AddLine($"</section>");
        }

        WriteRemarks(report, html);
        WriteScope(report, policy, html);
        html.AddLine($"</main></body></html>");
    }

    private static void WriteHead(ScanReport report, HtmlWriter html)
    {
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
            <title>What the internet reaches in {report.Where}</title>

            """);
        html.AddStyle(StyleSheet());
        html.AddLine($"</head><body><main>");
    }

    private static void WriteHeadline(ScanReport report, List<GroupScan> open, HtmlWriter html)
    {
        int forbidden = report.Count(Openness.Forbidden);
        int forbiddenGroups = open.Count(group => group.Now.Worst == Openness.Forbidden);
        int still = open.Count(group => group.After.Worst == Openness.Forbidden);
        html.Add($"""
            <header><p class="eyebrow">What the internet reaches in {report.Where} <time datetime="{report.Time.ToString("O", CultureInfo.InvariantCulture)}">{report.Time.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time></p>

            """);
        if (forbidden > 0)
        {
            html.Add($"""<h1><em class="forbidden">{Words.Count(forbidden, "rule", "rules")}</em> in {Words.Count(forbiddenGroups, "group", "groups")} open what must not be open to the internet.</h1>""");
            html.Add($"""<p class="lead">Enforcing would {(still == 0 ? "close all of it" : $"leave {Words.Count(still, "group", "groups")} open")}, and leave what may be open as it is. Nothing was changed.</p>""");
        }
        else
        {
            html.Add($"""<h1>Nothing is open that must not be.</h1><p class="lead">Nothing was changed.</p>""");
        }

        if (!report.IsComplete)
        {
            html.Add($"""<p class="banner">This is not everything: a region could not be looked at. See the end of this page.</p>""");
        }

        html.Add($"""<dl class="numbers">""");
        WriteNumber(report.Groups, "security groups looked at", null, html);
        WriteNumber(open.Count, "of them open to the internet", null, html);
        WriteNumber(forbidden, "rules must not be open", Openness.Forbidden, html);
        WriteNumber(report.Count(Openness.Unlisted), "rules on no list, or not to be judged", Openness.Unlisted, html);
        WriteNumber(report.Count(Openness.Exempt), "rules exempt", Openness.Exempt, html);
        WriteNumber(report.Count(Openness.Allowed), "rules may be open", Openness.Allowed, html);
        html.AddLine($"</dl></header>");
    }

    private static void WriteNumber(int number, string what, Openness? openness, HtmlWriter html) =>
        html.Add($"""<div class="{(openness is { } kind && number > 0 ? Words.Class(kind) : "plain")}"><dt>{what}</dt><dd>{Words.Number(number)}</dd></div>""");

    private static void WritePictures(List<GroupScan> open, HtmlWriter html)
    {
        html.AddLine($"""<section aria-labelledby="h-flow"><h2 id="h-flow">Before and after</h2><p class="lead">The {Words.Count(open.Count, "open group", "open groups")}, by the worst that each exposes.</p>""");
        FlowPicture.Write(open, html);
        html.Add($"""</section><section aria-labelledby="h-services"><h2 id="h-services">What is exposed, and to how much of the internet</h2>""");
        html.AddLine($"""<p class="lead">The numbers count groups. Across: the share of the public IPv4 or IPv6 addresses, whichever is more, that gets in. A dashed box was open before.</p>""");
        ServicePicture.Write(ServiceRows.Of(open), html);
        html.AddLine($"</section>");
    }

    private static void WriteRemarks(ScanReport report, HtmlWriter html)
    {
        var groups = report.Findings.Where(group => group.Warnings.Count + group.Advice.Count > 0).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        html.AddLine($"""<section aria-labelledby="h-advice"><h2 id="h-advice">Warnings and advice</h2><ul class="remarks">""");
        foreach (var group in groups)
        {
            foreach (var (text, kind) in group.Warnings.Select(text => (text, "warning")).Concat(group.Advice.Select(text => (text, "advice"))))
            {
                html.AddLine($"""<li class="{kind}"><bdi class="name">{group.Group.Name}</bdi> <span class="dim">{group.Group.GroupId}</span> {text}</li>""");
            }
        }

        html.AddLine($"</ul></section>");
    }

    private static void WriteScope(ScanReport report, ExposurePolicy policy, HtmlWriter html)
    {
        html.AddLine($"""<section aria-labelledby="h-scope"><h2 id="h-scope">What was looked at</h2><div class="scroll"><table class="scope"><thead><tr><th scope="col">Account</th><th scope="col">Region</th><th scope="col" class="number">Groups</th><th scope="col"></th></tr></thead><tbody>""");
        foreach (var region in report.Regions)
        {
            html.Add($"""<tr><td>{region.Target.Account.Id} <span class="dim">{region.Target.Account.Way}</span></td><td>{region.Target.Region}</td><td class="number">{(region.WasSeen ? Words.Number(region.Groups) : "")}</td><td>""");
            if (region.Skipped is { } skipped)
            {
                html.Add($"""<span class="dim">skipped: {skipped}</span>""");
            }

            if (region.Failure is { } failure)
            {
                html.Add($"""<span class="warning">{failure}</span>""");
            }

            html.AddLine($"</td></tr>");
        }

        html.AddLine($"""</tbody></table></div><p class="dim">May be open to anybody: {string.Join(", ", policy.Allowed)}. "The world" is more than a /{policy.WorldPrefixLengthIPv4} of IPv4 or a /{policy.WorldPrefixLengthIPv6} of IPv6, all rules of a group taken together; addresses that no host on the internet has do not count. What is not open to the world is not in this report.</p></section>""");
    }

    private static string StyleSheet()
    {
        using var stream = typeof(ScanPage).Assembly.GetManifestResourceStream("scan-page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
