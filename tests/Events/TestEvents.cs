using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.CloudWatchEvents;

namespace Remediation.Events.Tests;

/// <summary>The events in the folder Events, invented after the shapes that AWS sends.</summary>
internal static class TestEvents
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Events");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    public static JsonObject Json(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    public static ReceivedEvent Read(string name) => Read(Json(name));

    public static ReceivedEvent Read(string name, Action<JsonObject> changeDetail)
    {
        var json = Json(name);
        changeDetail(json["detail"]!.AsObject());
        return Read(json);
    }

    public static ReceivedEvent Read(JsonObject json) => ReadText(json.ToJsonString());

    public static ReceivedEvent ReadText(string json)
    {
        using var document = JsonDocument.Parse(json);
        return EventReader.Read(ToCloudWatchEvent(document.RootElement));
    }

    public static T Meaning<T>(string name)
        where T : EventMeaning => Assert.IsType<T>(Read(name).Meaning);

    public static CloudWatchEvent<JsonElement> ToCloudWatchEvent(JsonElement json)
    {
        return new CloudWatchEvent<JsonElement>
        {
            Version = Text("version"),
            Id = Text("id"),
            Account = Text("account"),
            Region = Text("region"),
            Source = Text("source"),
            DetailType = Text("detail-type"),
            Time = DateTime.TryParse(Text("time"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : default,
            Resources = Field("resources") is { ValueKind: JsonValueKind.Array } resources
                ? [.. resources.EnumerateArray().Select(TextOf)]
                : null!,
            Detail = Field("detail"),
        };

        string Text(string name) => TextOf(Field(name));

        JsonElement Field(string name) => json.TryGetProperty(name, out var value) ? value : default;
    }

    // Lambda's own serializer refuses an envelope with escapes that are no text, so it never gets to the reader.
    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !value.GetRawText().Contains('\\', StringComparison.Ordinal) ? value.GetString()! : null!;
}
