using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Events that a client puts on the default bus reach our functions too. moto keeps them for its own rules.
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</summary>
internal sealed class PutEvents(EventBus bus) : ICallWitness
{
    public void Saw(AwsCall call)
    {
        if (call.Request is not { Service: "events", Action: "PutEvents" } || !call.Response.Succeeded || Json.TryParse(call.Request.Body) is not JsonObject body)
        {
            return;
        }

        var results = (Json.TryParse(call.Response.Body) as JsonObject)?["Entries"] as JsonArray;
        var entries = body["Entries"] as JsonArray ?? [];
        for (var index = 0; index < entries.Count; index++)
        {
            var result = results?.ElementAtOrDefault(index) as JsonObject;
            if (entries[index] is JsonObject entry && result?["ErrorCode"] is null && IsForDefaultBus(entry))
            {
                bus.Publish(call.Request.Region, Envelope(entry, result?["EventId"].String(), call.Request));
            }
        }
    }

    private static bool IsForDefaultBus(JsonObject entry) =>
        entry["EventBusName"].String() is not { } name || name == "default" || name.EndsWith(":event-bus/default", StringComparison.Ordinal);

    private static JsonObject Envelope(JsonObject entry, string? id, AwsRequest request) => new()
    {
        ["version"] = "0",
        ["id"] = id ?? Guid.NewGuid().ToString(),
        ["detail-type"] = entry["DetailType"].String() ?? string.Empty,
        ["source"] = entry["Source"].String() ?? string.Empty,
        ["account"] = request.Account,
        ["time"] = Time(entry["Time"]),
        ["region"] = request.Region,
        ["resources"] = (entry["Resources"] as JsonArray)?.DeepClone() ?? new JsonArray(),
        ["detail"] = JsonNode.Parse(entry["Detail"].String() ?? "{}"),
    };

    private static string Time(JsonNode? given)
    {
        var time = given?.GetValueKind() == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(PatternOperator.Number(given) * 1000))
            : DateTimeOffset.TryParse(given.String(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : DateTimeOffset.UtcNow;
        return BusEvent.Time(time);
    }
}
