using Remediation.Cli.Commands.Scan.Findings;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>The open groups now on the left, after enforcing on the right, and between them what becomes of them.</summary>
internal static class FlowPicture
{
    private const double Width = 732;
    private const double LeftEdge = 214;
    private const double RightEdge = 518;
    private const double NodeWidth = 12;
    private const double Top = 34;
    private const double Gap = 16;
    private const double Tallest = 210;
    private const double Shortest = 34;

    // What must not be open is on the left above, and most of it is closed: beside each other, fewer bands cross.
    private static readonly Comparer<Openness> ClosedFirst = Comparer<Openness>.Create((one, other) => Rank(one).CompareTo(Rank(other)));

    public static void Write(IReadOnlyList<GroupScan> groups, HtmlWriter html)
    {
        var flows = groups.GroupBy(group => (Now: group.Now.Worst, After: group.After.Worst)).ToDictionary(flow => flow.Key, flow => flow.Count());
        var left = Stack(flows, flow => flow.Now);
        var right = Stack(flows, flow => flow.After);
        double height = Math.Max(Bottom(left), Bottom(right)) + 8;
        html.Add($"""<div class="scroll"><svg viewBox="0 0 {Width} {height}" role="img" aria-labelledby="flow-title flow-text">""");
        html.Add($"""<title id="flow-title">Open groups, now and after enforcing</title><desc id="flow-text">{Description(flows)}</desc>""");
        html.Add($"""<text class="axis" x="{LeftEdge + NodeWidth}" y="16" text-anchor="end">Now</text><text class="axis" x="{RightEdge}" y="16">After enforcing</text>""");
        WriteRibbons(flows, left, right, html);
        foreach (var (openness, node) in left)
        {
            WriteNode(openness, node, LeftEdge, isLeft: true, html);
        }

        foreach (var (openness, node) in right)
        {
            WriteNode(openness, node, RightEdge, isLeft: false, html);
        }

        html.AddLine($"</svg></div>");
    }

    private static SortedDictionary<Openness, Node> Stack(
        Dictionary<(Openness Now, Openness After), int> flows, Func<(Openness Now, Openness After), Openness> side)
    {
        var stack = new SortedDictionary<Openness, Node>(ClosedFirst);
        double all = flows.Values.Sum();
        double y = Top;
        foreach (var part in flows.GroupBy(flow => side(flow.Key)).OrderBy(part => part.Key, ClosedFirst))
        {
            int count = part.Sum(flow => flow.Value);
            double height = Math.Max(Shortest, Tallest * count / all);
            stack.Add(part.Key, new Node(count, y, height));
            y += height + Gap;
        }

        return stack;
    }

    private static void WriteRibbons(
        Dictionary<(Openness Now, Openness After), int> flows,
        SortedDictionary<Openness, Node> left,
        SortedDictionary<Openness, Node> right,
        HtmlWriter html)
    {
        var usedLeft = left.ToDictionary(node => node.Key, node => node.Value.Y);
        var usedRight = right.ToDictionary(node => node.Key, node => node.Value.Y);
        foreach (var ((now, after), count) in flows.OrderBy(flow => flow.Key.Now).ThenBy(flow => flow.Key.After, ClosedFirst))
        {
            double from = usedLeft[now];
            double to = usedRight[after];
            double fromEnd = usedLeft[now] += left[now].Height * count / left[now].Count;
            double toEnd = usedRight[after] += right[after].Height * count / right[after].Count;
            double x1 = LeftEdge + NodeWidth;
            double middle = (x1 + RightEdge) / 2;
            html.Add($"""<path class="ribbon {Words.Class(now)}" d="M{x1} {from}C{middle} {from} {middle} {to} {RightEdge} {to}V{toEnd}C{middle} {toEnd} {middle} {fromEnd} {x1} {fromEnd}Z">""");
            html.Add($"<title>{Sentence(now, after, count)}</title></path>");
        }
    }

    private static void WriteNode(Openness openness, Node node, double x, bool isLeft, HtmlWriter html)
    {
        double textX = isLeft ? x - 12 : x + NodeWidth + 12;
        double middle = node.Y + (node.Height / 2);
        string anchor = isLeft ? "end" : "start";
        html.Add($"""<rect class="node {Words.Class(openness)}" x="{x}" y="{node.Y}" width="{NodeWidth}" height="{node.Height}" rx="3"/>""");
        html.Add($"""<text class="big" x="{textX}" y="{middle}" text-anchor="{anchor}">{Words.Number(node.Count)}</text>""");
        html.Add($"""<text x="{textX}" y="{middle + 15}" text-anchor="{anchor}">{Label(openness)}</text>""");
    }

    private static int Rank(Openness openness) => openness == Openness.Closed ? -1 : (int)openness;

    private static string Label(Openness openness) => openness switch
    {
        Openness.Unlisted => "on no list, or not judged",
        Openness.Allowed => "open only as they may be",
        _ => Words.Name(openness),
    };

    private static string Description(Dictionary<(Openness Now, Openness After), int> flows) =>
        string.Join(" ", flows.OrderBy(flow => flow.Key.Now).ThenBy(flow => flow.Key.After).Select(flow => Sentence(flow.Key.Now, flow.Key.After, flow.Value)));

    private static string Sentence(Openness now, Openness after, int count) =>
        $"{Words.Count(count, "group", "groups")}: now {Label(now)}, after enforcing {Label(after)}.";

    private static double Bottom(SortedDictionary<Openness, Node> stack) => stack.Values.Max(node => node.Y + node.Height);

    private sealed record Node(int Count, double Y, double Height);
}
