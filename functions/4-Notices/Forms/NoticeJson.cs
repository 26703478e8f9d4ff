using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Remediation.Notices.Forms;

/// <summary>The machine form of a notice, for queues and functions: <c>docs/notice.schema.json</c> says what is in it.</summary>
public static class NoticeJson
{
    /// <summary>The version of the form. Members are added without a new one; a member that changes or goes needs one.</summary>
    public const string Version = "1";

    // Read by machines and never put into a web page as it is: only what JSON itself needs is escaped, which keeps it half as long.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="notice">The notice.</param>
    public static string Write(Notice notice) => Write(notice, NoticeSize.Whole);

    internal static string Write(Notice notice, NoticeSize size) => Text(writer => Write(writer, notice, size));

    internal static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, Notice notice, NoticeSize size)
    {
        writer.WriteStartObject();
        writer.WriteString("version", Version);
        writer.WriteString("id", notice.Id);
        writer.WriteString("kind", notice.Kind.ToString());
        writer.WriteString("severity", Notice.Name(notice.Severity));
        writer.WriteString("subject", notice.Subject);
        writer.WriteString("account", PlainText.Line(notice.Account));
        writer.WriteString("region", PlainText.Line(notice.Region));
        writer.WriteString("resource", PlainText.Line(notice.Resource));
        writer.WriteString("mode", notice.Mode.ToString());
        writer.WriteString("time", notice.Time.UtcDateTime);
        if (notice.IsCanary)
        {
            writer.WriteBoolean("canary", true);
        }

        string text = size.Cut(notice.Text);
        writer.WriteString("text", text);
        if (notice.Facts is { } facts && size.WithFacts)
        {
            writer.WritePropertyName(facts.Name);
            facts.Write(writer);
        }

        if (text.Length < notice.Text.Length || (notice.Facts is not null && !size.WithFacts))
        {
            writer.WriteBoolean("isCut", true);
        }

        if (notice.Joined.Count > 0)
        {
            writer.WriteStartArray("joined");
            foreach (var part in notice.Joined)
            {
                Write(writer, part, size);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
