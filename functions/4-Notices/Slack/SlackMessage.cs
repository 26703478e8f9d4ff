using System.Text;
using System.Text.Json;
using Remediation.Notices.Forms;

namespace Remediation.Notices.Slack;

/// <summary>
/// Writes a message for Slack's incoming webhook (<see href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</see>): a header,
/// the sections of the outline with commands as code, and a line with account, region and time. Links are not made out of its text, nor shown
/// with a preview.
/// </summary>
public static class SlackMessage
{
    /// <summary>The longest header, in characters.</summary>
    public const int MostHeader = 150;

    /// <summary>The longest section.</summary>
    public const int MostSection = 3000;

    /// <summary>The most blocks of a message.</summary>
    public const int MostBlocks = 50;

    /// <summary>All blocks of a message as JSON. Slack refuses more than about 13,200 as <c>msg_blocks_too_long</c>, which no page says.</summary>
    public const int MostInAll = 12_500;

    // The header, the last line, and the sentence about what is left out.
    private const int RoomForTheRest = 1_200;
    private const int LeastCost = 250;
    private const int BlockSyntax = 80;
    private const int MostFallback = 3000;
    private const string Fence = "```";

    /// <summary>Writes it, as JSON.</summary>
    public static string Write(SlackContent content)
    {
        var outline = Outline.Of(content.Text);
        var parts = outline.Select(Sections).ToList();
        var (kept, left) = Fitting.Choose([.. parts.Select(Cost)], outline, MostInAll - RoomForTheRest);
        string title = content.Severity is { } severity ? $"{Markup.Severity(severity)} · {content.Title}" : content.Title;
        return NoticeJson.Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", Markup.Escaped($"{title}\n{(outline.Count > 0 ? outline[0].Lines[0].Text : "")}", MostFallback));
            writer.WriteBoolean("unfurl_links", false);
            writer.WriteBoolean("unfurl_media", false);
            writer.WriteStartArray("blocks");
            WriteHeader(writer, title);
            foreach (int index in kept)
            {
                parts[index].ForEach(text => WriteSection(writer, text));
            }

            if (left.Length > 0)
            {
                WriteContext(writer, left);
            }

            if (content.Where.Any(word => word.Length > 0))
            {
                WriteContext(writer, Markup.Escaped(string.Join(" · ", content.Where.Where(word => word.Length > 0)), 300));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>A part of the outline as texts of sections, none of them too long: lines under a bold title, and commands as code of their own.</summary>
    private static List<string> Sections(Outline part)
    {
        var sections = new List<string>();
        var text = new StringBuilder(part.Title is null ? "" : $"*{Markup.Escaped(part.Title, 200)}*");
        bool isCode = false;
        foreach (var line in part.Lines)
        {
            string words = line.IsCommand ? Markup.InFence(line.Text) : Markup.Escaped(line.Text, MostSection - 300);
            bool fits = words.Length <= MostSection - (2 * Fence.Length) - 2;
            if (line.IsCommand && !fits)
            {
                (words, fits) = ("(A command is too long for Slack. The email has it.)", false);
            }

            bool becomesCode = line.IsCommand && fits;
            if (text.Length > 0 && (isCode != becomesCode || text.Length + words.Length + 1 > MostSection - (2 * Fence.Length) - 2))
            {
                End();
            }

            isCode = becomesCode;
            text.Append(text.Length == 0 ? "" : "\n").Append(words);
        }

        End();
        return sections;

        void End()
        {
            if (text.Length > 0)
            {
                sections.Add(isCode ? $"{Fence}\n{text}\n{Fence}" : text.ToString());
                text.Clear();
            }
        }
    }

    /// <summary>What sections take of a message as JSON, and never so little that there could be too many of them.</summary>
    private static int Cost(List<string> sections)
    {
        int cost = 0;
        foreach (string section in sections)
        {
            int escaped = 0;
            foreach (char character in section)
            {
                // Characters of two units are written as two escapes.
                escaped += char.IsSurrogate(character) ? 6 : character is '"' or '\\' or '\n' ? 2 : 1;
            }

            cost += Math.Max(LeastCost, escaped + BlockSyntax);
        }

        return cost;
    }

    private static void WriteHeader(Utf8JsonWriter writer, string title)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "header");
        writer.WriteStartObject("text");
        writer.WriteString("type", "plain_text");
        writer.WriteString("text", Markup.Escaped(title, MostHeader));
        writer.WriteBoolean("emoji", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "section");
        writer.WritePropertyName("text");
        WriteText(writer, text);
        writer.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "context");
        writer.WriteStartArray("elements");
        WriteText(writer, text);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "mrkdwn");
        writer.WriteString("text", text);
        writer.WriteBoolean("verbatim", true);
        writer.WriteEndObject();
    }
}
