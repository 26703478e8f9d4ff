using System.Globalization;
using System.Text;

namespace Remediation.Events.Json;

/// <summary>A short, printable piece of text that came from outside.</summary>
internal static class Excerpt
{
    public const int MaxLength = 80;

    /// <summary>The text on one line, without control and formatting characters, cut with an ellipsis.</summary>
    public static string Of(string text, int maxLength = MaxLength)
    {
        var excerpt = new StringBuilder(maxLength);
        foreach (var rune in text.EnumerateRunes())
        {
            if (excerpt.Length + rune.Utf16SequenceLength >= maxLength)
            {
                return excerpt.Append('…').ToString();
            }

            // A line separator or a change of writing direction could make a log line look like another one.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                excerpt.Append(rune);
            }
        }

        return excerpt.ToString();
    }
}
