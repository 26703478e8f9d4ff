using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Remediation.Cli.Commands.Scan.Page;

/// <summary>
/// Writes HTML: the literal parts of an interpolated string are markup, and everything filled in is text and escaped. There is no way to
/// fill in markup.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    public void Add(Markup markup) => output.Write(markup.Text);

    public void AddLine(Markup markup) => output.Write(markup.Text.Append('\n'));

    /// <summary>A style sheet of this program.</summary>
    public void AddStyle(string css) => output.Write($"<style>\n{css}</style>\n");

    [InterpolatedStringHandler]
    internal readonly struct Markup(int literalLength, int formattedCount)
    {
        public StringBuilder Text { get; } = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string markup) => Text.Append(markup);

        public void AppendFormatted(int number) => Text.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(double number) => Text.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

        public void AppendFormatted(string? text)
        {
            foreach (char letter in text ?? "")
            {
                _ = letter switch
                {
                    '<' => Text.Append("&lt;"),
                    '>' => Text.Append("&gt;"),
                    '&' => Text.Append("&amp;"),
                    '"' => Text.Append("&quot;"),
                    '\'' => Text.Append("&#39;"),
                    '\n' or '\t' => Text.Append(letter),
                    // HTML has no notation for them.
                    _ when char.IsControl(letter) => Text.Append('\uFFFD'),
                    _ => Text.Append(letter),
                };
            }
        }
    }
}
