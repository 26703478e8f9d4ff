using System.Text.Json;
using Remediation.Notices;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Says in one line what an event is about.</summary>
internal static class EventLine
{
    private const int Length = 160;

    public static string Of(JsonElement payload)
    {
        string line = Bus(payload) ?? Notice(payload) ?? Records(payload) ?? payload.GetRawText();
        return PlainText.Line(line, Length);
    }

    /// <summary>Text that is no JSON.</summary>
    public static string Of(string text) => PlainText.Line(text, Length);

    /// <summary>An event of EventBridge.</summary>
    private static string? Bus(JsonElement payload)
    {
        if (payload.Text("detail-type") is not { } type)
        {
            return null;
        }

        var detail = payload.Object("detail");
        string what = detail?.Text("eventName") ?? string.Join(
            ' ', new[] { type, detail?.Text("state") ?? detail?.Text("status"), detail?.Text("instance-id") ?? detail?.Text("command-id") }.OfType<string>());
        string by = detail?.Object("userIdentity")?.Text("arn") is { } arn ? $" by {arn[(arn.LastIndexOf(':') + 1)..]}" : "";
        return $"{what}{by} at {payload.Text("time")} (event {payload.Text("id")})";
    }

    /// <summary>A notice in SNS's envelope.</summary>
    private static string? Notice(JsonElement payload) =>
        payload.Text("TopicArn") is { } topic ? $"notice \"{payload.Text("Subject") ?? payload.Text("Message")}\" of topic {topic.Split(':')[^1]}" : null;

    /// <summary>What a function gets from a topic or a queue.</summary>
    private static string? Records(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("Records", out var records) || records.ValueKind != JsonValueKind.Array || records.GetArrayLength() == 0)
        {
            return null;
        }

        string first = records[0].Object("Sns") is { } notice ? Notice(notice) ?? "a notice" : records[0].Text("body") ?? records[0].GetRawText();
        return records.GetArrayLength() == 1 ? first : $"{records.GetArrayLength()} records, the first: {first}";
    }

    /// <summary>A member that is a text; null for any other.</summary>
    public static string? Text(this JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member that is an object; null for any other.</summary>
    public static JsonElement? Object(this JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
