using System.Globalization;
using System.Text;

namespace Remediation.Notices;

/// <summary>
/// Makes text that somebody else typed fit for a notice. Names, descriptions and user agents come from whoever made the call, and must
/// neither break a line nor hide what follows.
/// </summary>
public static class PlainText
{
    /// <summary>The subject's greatest length: SNS takes fewer than 100 characters
    /// (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>).</summary>
    public const int SubjectLength = 99;

    /// <summary>One line without control, format or unpaired characters, at most so many characters long.</summary>
    public static string Line(string? text, int length = 200)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            clean.Append(IsHidden(rune) ? " " : rune.ToString());
        }

        string line = clean.ToString().Trim();
        return line.Length <= length ? line : $"{Start(line, length - 1)}…";
    }

    /// <summary>The first so many UTF-16 units, or one less where the cut would go through a character.</summary>
    internal static string Start(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>Whether a character breaks a line, turns the writing direction or shows nothing.</summary>
    internal static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A title and, indented below it, its lines.</summary>
    internal static string Section(string title, IEnumerable<string> lines) => $"{title}\n{string.Join('\n', lines.Select(line => $"  {line}"))}";

    /// <summary>One line that SNS takes as a subject: printable ASCII only.</summary>
    public static string Subject(string text)
    {
        var ascii = new StringBuilder();
        foreach (char character in Line(text, int.MaxValue))
        {
            ascii.Append(character is >= ' ' and <= '~' ? character : '?');
        }

        return ascii.Length <= SubjectLength ? ascii.ToString() : $"{ascii.ToString(0, SubjectLength - 3)}...";
    }
}
