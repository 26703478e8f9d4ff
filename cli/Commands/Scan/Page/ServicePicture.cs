using Remediation.Cli.Commands.Scan.Findings;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>Services down, parts of the internet across, the number of groups in the cells; now and, beside it, after enforcing.</summary>
internal static class ServicePicture
{
    private const double LabelWidth = 232;
    private const double CellWidth = 44;
    private const double CellHeight = 24;
    private const double Step = 29;
    private const double Between = 52;
    private const double HeadHeight = 46;
    private const double TitleHeight = 32;
    private const double LightestTint = 0.16;
    private const double StrongestTint = 0.62;

    public static void Write(IReadOnlyList<ServiceRow> rows, HtmlWriter html)
    {
        double panel = CellWidth * ServiceRows.Shares.Count;
        double second = LabelWidth + panel + Between;
        double width = second + panel + 4;
        double height = HeadHeight + (rows.Count * Step) + (rows.Select(row => row.Openness).Distinct().Count() * TitleHeight) + 4;
        int most = rows.SelectMany(row => row.Now.Concat(row.After)).DefaultIfEmpty(1).Max();
        html.Add($"""<div class="scroll"><svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="services-title services-text">""");
        html.Add($"""<title id="services-title">Services, and how much of the internet reaches them</title><desc id="services-text">{Description(rows)}</desc>""");
        WriteHead("Now", LabelWidth, html);
        WriteHead("After enforcing", second, html);
        double y = HeadHeight;
        Openness? last = null;
        foreach (var row in rows)
        {
            if (row.Openness != last)
            {
                last = row.Openness;
                html.Add($"""<rect class="node {Words.Class(row.Openness)}" x="0" y="{y + 13}" width="9" height="9" rx="2"/><text class="tier" x="15" y="{y + 22}">{Words.Name(row.Openness)}</text>""");
                y += TitleHeight;
            }

            html.Add($"""<text x="15" y="{y + 16.5}">{row.Name}<tspan class="dim" dx="6">{row.Ports}</tspan></text>""");
            WriteCells(row.Openness, row.Now, row.Now, most, LabelWidth, y, html);
            WriteCells(row.Openness, row.After, row.Now, most, second, y, html);
            y += Step;
        }

        html.AddLine($"</svg></div>");
    }

    private static void WriteHead(string title, double x, HtmlWriter html)
    {
        html.Add($"""<text class="axis" x="{x}" y="14">{title}</text>""");
        for (int column = 0; column < ServiceRows.Shares.Count; column++)
        {
            html.Add($"""<text class="dim" text-anchor="middle" x="{x + (CellWidth * (column + 0.5))}" y="36">{ServiceRows.Shares[column].Name}</text>""");
        }
    }

    private static void WriteCells(Openness openness, IReadOnlyList<int> counts, IReadOnlyList<int> before, int most, double x, double y, HtmlWriter html)
    {
        for (int column = 0; column < counts.Count; column++)
        {
            double left = x + (CellWidth * column) + 2;
            int count = counts[column];
            if (count > 0)
            {
                double tint = most == 1 ? StrongestTint : LightestTint + ((StrongestTint - LightestTint) * Math.Log(count) / Math.Log(most));
                html.Add($"""<rect class="cell {Words.Class(openness)}" fill-opacity="{tint}" x="{left}" y="{y}" width="{CellWidth - 4}" height="{CellHeight}" rx="5"/>""");
                html.Add($"""<text class="count" text-anchor="middle" x="{left + ((CellWidth - 4) / 2)}" y="{y + 16.5}">{Words.Number(count)}</text>""");
            }
            else if (before[column] > 0)
            {
                html.Add($"""<rect class="gone" x="{left + 0.5}" y="{y + 0.5}" width="{CellWidth - 5}" height="{CellHeight - 1}" rx="5"/>""");
            }
            else
            {
                html.Add($"""<circle class="none" cx="{left + ((CellWidth - 4) / 2)}" cy="{y + (CellHeight / 2)}" r="1.4"/>""");
            }
        }
    }

    private static string Description(IReadOnlyList<ServiceRow> rows) => string.Join(" ", rows.Select(row =>
        $"{row.Name}, {Words.Name(row.Openness)}: {Words.Count(row.Now.Sum(), "group", "groups")} now, {row.After.Sum()} after enforcing."));
}
