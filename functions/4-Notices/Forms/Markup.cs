namespace Remediation.Notices.Forms;

/// <summary>
/// Makes text fit for chat programs. What stands in a notice can come from whoever made a call, and must neither mention a channel, nor forge
/// a link, nor turn what follows into something else
/// (<see href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</see>: only these three characters are
/// escaped; nothing escapes the marks of bold, struck and code text, so they are replaced by others that look like them).
/// </summary>
internal static class Markup
{
    /// <summary>Text outside of code.</summary>
    public static string Escaped(string text) => Entities(text).Replace('*', '∗').Replace('~', '∼').Replace('`', 'ˋ');

    /// <summary>Text between two fences of three backticks, to be copied as it is. Our commands have no backticks: their JSON writes them in another way.</summary>
    public static string InFence(string text) => Entities(text).Replace('`', '\'');

    /// <summary>Text outside of code, cut so that it is not longer when it is escaped.</summary>
    public static string Escaped(string text, int length)
    {
        string start = Cut(text, length);
        while (Escaped(start).Length > length)
        {
            // What is escaped is five characters at most.
            start = Cut(start, start.Length - Math.Max(1, (Escaped(start).Length - length) / 5));
        }

        return Escaped(start);
    }

    /// <summary>At most so many characters, whole ones.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{PlainText.Start(text, length - 1)}…";

    /// <summary>A severity that is seen without colours, and also with them.</summary>
    public static string Severity(Severity severity) => severity switch
    {
        Notices.Severity.High => "🔴 HIGH",
        Notices.Severity.Medium => "🟠 MEDIUM",
        _ => "🔵 LOW",
    };

    private static string Entities(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
