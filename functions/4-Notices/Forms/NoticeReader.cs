using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Remediation.Actions;

namespace Remediation.Notices.Forms;

/// <summary>Reads a notice's machine form again, as far as it is needed to show or to publish it.</summary>
public static class NoticeReader
{
    private static readonly string[] Plain =
        ["version", "id", "kind", "severity", "subject", "text", "account", "region", "resource", "mode", "time", "canary", "isCut", "joined"];

    /// <summary>Reads it.</summary>
    /// <param name="json">What <see cref="NoticeJson.Write(Notice)"/> wrote.</param>
    /// <exception cref="FormatException">It is no notice of the version that is known; the message names what is wrong.</exception>
    public static Notice Read(string json)
    {
        try
        {
            return Read(Parse(json));
        }
        catch (JsonException problem)
        {
            throw new FormatException($"It is no JSON: {problem.Message}", problem);
        }
    }

    /// <summary>Reads it if it is one: other messages may be in other forms.</summary>
    /// <param name="message">A JSON object of any kind.</param>
    /// <param name="notice">The notice.</param>
    internal static bool TryRead(JsonElement message, [NotNullWhen(true)] out Notice? notice)
    {
        notice = null;
        if (Text(message, "version") != NoticeJson.Version || Text(message, "kind").Length == 0)
        {
            return false;
        }

        try
        {
            notice = Read(message);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>JSON, if it is that.</summary>
    internal static JsonElement? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>A member that is text; otherwise nothing.</summary>
    internal static string Text(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() ?? "" : "";

    private static Notice Read(JsonElement json)
    {
        string version = Text(json, "version");
        if (version != NoticeJson.Version)
        {
            throw new FormatException($"version: '{PlainText.Line(version, 20)}' is not {NoticeJson.Version}, which is all that this function can read.");
        }

        return new Notice
        {
            Id = Required(json, "id"),
            Time = DateTimeOffset.TryParse(Required(json, "time"), null, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : throw Wrong("time"),
            Kind = Enum.TryParse<NoticeKind>(Required(json, "kind"), out var kind) ? kind : throw Wrong("kind"),
            Severity = Required(json, "severity") switch { "high" => Severity.High, "medium" => Severity.Medium, "low" => Severity.Low, _ => throw Wrong("severity") },
            Subject = PlainText.Subject(Required(json, "subject")),
            Text = Required(json, "text"),
            Account = Text(json, "account"),
            Region = Text(json, "region"),
            Resource = Text(json, "resource"),
            Mode = Text(json, "mode") == nameof(RemediationMode.Notify) ? RemediationMode.Notify : RemediationMode.Enforce,
            IsCanary = json.TryGetProperty("canary", out var canary) && canary.ValueKind == JsonValueKind.True,
            Facts = Facts(json),
            Joined = json.TryGetProperty("joined", out var joined) && joined.ValueKind == JsonValueKind.Array ? [.. joined.EnumerateArray().Select(Read)] : [],
        };
    }

    /// <summary>The one member that is not the same for all notices.</summary>
    private static WrittenFacts? Facts(JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!Plain.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Object)
            {
                return new WrittenFacts(member.Name, member.Value);
            }
        }

        return null;
    }

    private static string Required(JsonElement json, string member) => Text(json, member) is { Length: > 0 } text ? text : throw Wrong(member);

    private static FormatException Wrong(string member) => new($"{member}: missing, or not as docs/notice.schema.json has it.");
}
