using System.Text;
using System.Text.Json;

namespace Remediation.Notices.Forms;

/// <summary>
/// A notice as Amazon Q Developer in chat applications shows it in Slack, Microsoft Teams and Amazon Chime
/// (<see href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">Custom notifications</see>). It drops whatever is
/// in no form that it knows.
/// </summary>
internal static class ChatNotification
{
    /// <summary>The longest description that is taken, in characters.</summary>
    public const int MostDescription = 8000;

    /// <summary>The longest title.</summary>
    public const int MostTitle = 250;

    /// <summary>The longest step.</summary>
    public const int MostStep = 350;

    /// <summary>The longest keyword.</summary>
    public const int MostKeyword = 75;

    private const string Fence = "```";
    private const int MostContext = 1000;

    /// <summary>Writes it, as JSON.</summary>
    public static string Write(Notice notice)
    {
        var outline = Outline.Of(notice.Text);
        return NoticeJson.Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("version", "1.0");
            writer.WriteString("source", "custom");
            writer.WriteString("id", notice.Id);
            writer.WriteStartObject("content");
            writer.WriteString("textType", "client-markdown");
            writer.WriteString("title", Markup.Escaped($"{Markup.Severity(notice.Severity)}: {notice.Subject}", MostTitle));
            bool saysWhatToDo = outline.Count > 1 && outline[1].Title is null;
            writer.WriteString("description", Description(outline));
            WriteList(writer, "nextSteps", saysWhatToDo ? [.. outline[1].Lines.Select(line => Markup.Escaped(line.Text, MostStep))] : [], MostStep);
            WriteList(writer, "keywords", [notice.Kind.ToString(), notice.Account, notice.Region, notice.Resource], MostKeyword);
            writer.WriteEndObject();
            writer.WriteStartObject("metadata");
            // What concerns the same group or instance is in one thread; but nobody is woken by an answer in an old one.
            if (notice.Severity != Severity.High)
            {
                writer.WriteString("threadId", Markup.Cut($"{notice.Account}-{notice.Region}-{notice.Resource}", 200));
            }

            writer.WriteString("summary", Markup.Escaped(notice.Subject, MostTitle));
            writer.WriteString("eventType", notice.Kind.ToString());
            WriteList(writer, "relatedResources", [notice.Resource], MostKeyword);
            writer.WriteStartObject("additionalContext");
            foreach (var (name, values) in notice.Attributes)
            {
                writer.WriteString(name, Markup.Cut(string.Join(", ", values), MostContext));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    /// <summary>As much as fits: first what has commands in it, then the rest from the top; and a word about what is left out.</summary>
    private static string Description(IReadOnlyList<Outline> outline)
    {
        var parts = outline.Select(Part).ToList();
        var (kept, left) = Fitting.Choose([.. parts.Select(part => part.Length + 2)], outline, MostDescription - 200);
        var description = new StringBuilder();
        foreach (int index in kept)
        {
            description.Append(description.Length == 0 ? "" : "\n\n").Append(parts[index]);
        }

        return Markup.Cut(left.Length == 0 ? description.ToString() : $"{description}\n\n{left}", MostDescription);
    }

    private static string Part(Outline part)
    {
        var text = new StringBuilder(part.Title is null ? "" : $"*{Markup.Escaped(part.Title)}*");
        bool isInFence = false;
        foreach (var line in part.Lines)
        {
            text.Append(isInFence && !line.IsCommand ? $"\n{Fence}" : "").Append(text.Length == 0 ? "" : "\n");
            text.Append(line.IsCommand && !isInFence ? $"{Fence}\n" : "").Append(line.IsCommand ? Markup.InFence(line.Text) : Markup.Escaped(line.Text));
            isInFence = line.IsCommand;
        }

        return text.Append(isInFence ? $"\n{Fence}" : "").ToString();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts, int longest)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            if (text.Length > 0)
            {
                writer.WriteStringValue(Markup.Cut(text, longest));
            }
        }

        writer.WriteEndArray();
    }
}
