using System.Globalization;
using System.Security;
using System.Text;

namespace Remediation.Functions.Tests.Notices;

/// <summary>A plain picture made of lines of text and rectangles, as high as it needs, readable in light and in dark.</summary>
internal sealed class Picture(int width)
{
    /// <summary>The width of a character where all are as wide.</summary>
    public const double MonospaceAdvance = 0.602;

    private readonly StringBuilder shapes = new();

    /// <summary>Where the next line goes.</summary>
    public double Y { get; private set; } = 16;

    public int Width => width;

    public void Space(double height) => Y += height;

    /// <summary>Writes a line of text.</summary>
    /// <param name="x">Where it begins.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">A class of the style sheet.</param>
    /// <param name="size">The size of the letters.</param>
    public void Line(double x, string text, string kind, double size)
    {
        Y += Math.Round(size * 1.45, 1);
        shapes.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{Math.Round(Y - (size * 0.4), 1)}\" font-size=\"{size}\" xml:space=\"preserve\">{SecurityElement.Escape(text)}</text>\n");
    }

    /// <summary>A round mark beside the last line.</summary>
    public void Dot(double x, string colour) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{Math.Round(Y - 13.5, 1)}\" r=\"7.5\" fill=\"{colour}\"/>\n");

    /// <summary>A rectangle behind what is drawn meanwhile.</summary>
    public void Box(double x, string kind, Action draw)
    {
        int at = shapes.Length;
        double top = Y;
        Y += 6;
        draw();
        Y += 8;
        shapes.Insert(at, string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x}\" y=\"{Math.Round(top, 1)}\" width=\"{width - x - 16}\" height=\"{Math.Round(Y - top, 1)}\" rx=\"5\"/>\n"));
    }

    /// <summary>A line from left to right.</summary>
    public void Rule()
    {
        Y += 8;
        shapes.Append(CultureInfo.InvariantCulture, $"<rect class=\"rule\" x=\"16\" y=\"{Math.Round(Y, 1)}\" width=\"{width - 32}\" height=\"1\"/>\n");
        Y += 6;
    }

    public string ToSvg(string title)
    {
        int height = (int)Math.Ceiling(Y + 14);
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="img">
            <title>{{SecurityElement.Escape(title)}}</title>
            <style>
            text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1d1c1d }
            .mono { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace }
            .soft { fill: #616061 }
            .bold { font-weight: 700 }
            .page { fill: #ffffff; stroke: #d0d0d0 }
            .code { fill: #f3f3f3; stroke: #d8d8d8 }
            .rule { fill: #d8d8d8 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6e6e6 }
            .soft { fill: #a8a8a8 }
            .page { fill: #1a1d21; stroke: #45484c }
            .code { fill: #26292e; stroke: #45484c }
            .rule { fill: #45484c }
            }
            </style>
            <rect class="page" x="0.5" y="0.5" width="{{width - 1}}" height="{{height - 1}}" rx="8"/>
            {{shapes.ToString().TrimEnd('\n')}}
            </svg>

            """;
    }

    /// <summary>Breaks a line as a reader's program does, at spaces if it can; further lines keep the first one's indentation.</summary>
    public static IEnumerable<string> Wrap(string line, int columns)
    {
        string indentation = line[..(line.Length - line.TrimStart().Length)];
        while (line.Length > columns)
        {
            int space = line.LastIndexOf(' ', columns);
            int end = space > indentation.Length ? space : columns;
            yield return line[..end].TrimEnd();
            line = indentation + line[end..].TrimStart();
        }

        yield return line;
    }
}
