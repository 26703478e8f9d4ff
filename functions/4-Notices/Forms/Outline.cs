namespace Remediation.Notices.Forms;

/// <summary>
/// The structure of a notice's text, for forms that show it in other ways: paragraphs, sections with titles, and commands to copy. Nobody
/// else's text can begin a line of a notice, so nobody can forge any of it.
/// </summary>
internal sealed class Outline(string? title, IReadOnlyList<OutlineLine> lines)
{
    private const string Command = "aws ";

    /// <summary>The title of a section; <see langword="null"/> for a paragraph.</summary>
    public string? Title => title;

    /// <summary>Its lines, without the section's indentation.</summary>
    public IReadOnlyList<OutlineLine> Lines => lines;

    /// <summary>Whether there is a command in it.</summary>
    public bool HasCommands => Lines.Any(line => line.IsCommand);

    /// <summary>Takes a text apart.</summary>
    public static IReadOnlyList<Outline> Of(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => OfParagraph(paragraph.Trim('\n'))).Where(part => part.Lines.Count > 0)];

    private static Outline OfParagraph(string paragraph)
    {
        string[] lines = paragraph.Split('\n');
        bool isSection = lines.Length > 1 && lines[1].StartsWith("  ", StringComparison.Ordinal);
        return new Outline(isSection ? lines[0] : null, [.. lines.Skip(isSection ? 1 : 0).Where(line => line.Length > 0).Select(Line)]);
    }

    private static OutlineLine Line(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith(Command, StringComparison.Ordinal)
            ? new OutlineLine(text, true)
            : new OutlineLine(line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line, false);
    }
}

/// <summary>A line of a notice.</summary>
internal sealed class OutlineLine(string text, bool isCommand)
{
    /// <summary>The line.</summary>
    public string Text => text;

    /// <summary>Whether it is a command.</summary>
    public bool IsCommand => isCommand;
}
