using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Remediation.Cli.LocalAws;

/// <summary>What a script can ask of the local AWS itself: <c>/_local/faults</c>, <c>/_local/journal</c>, <c>/_local/events</c>, <c>/_local/agents</c>.</summary>
internal sealed class LocalApi(Faults faults, Journal journal, LocalAwsEvents events, Fleet fleet)
{
    public async Task<AwsResponse> AnswerAsync(HttpRequest request) => (request.Method, request.Path.Value?.TrimEnd('/')) switch
    {
        // Only browsers send it, and a page from anywhere could otherwise ask a developer's browser for faults.
        _ when request.Headers.ContainsKey("Origin") => Problem(403, "Web pages may not use this."),
        ("GET", "/_local/faults") => AwsResponse.Json(200, FaultJson.Write(faults.Pending)),
        ("POST", "/_local/faults") => await AddFaultsAsync(request),
        ("DELETE", "/_local/faults") => Done(faults.Clear),
        ("GET", "/_local/journal") => AwsResponse.Json(200, Write(journal.Entries)),
        ("DELETE", "/_local/journal") => Done(journal.Clear),
        ("GET", "/_local/events") => AwsResponse.Json(200, new JsonArray([.. events.History.OfType<EventPublished>().Select(e => e.Event.DeepClone())])),
        ("POST", "/_local/agents") => await SetAgentsAsync(request),
        _ => Problem(404, "There are GET, POST and DELETE /_local/faults, GET and DELETE /_local/journal, GET /_local/events, and POST /_local/agents."),
    };

    private Task<AwsResponse> AddFaultsAsync(HttpRequest request) => ReadAsync(request, body =>
    {
        faults.Add(FaultJson.Read(body));
        return AwsResponse.Json(200, FaultJson.Write(faults.Pending));
    });

    private Task<AwsResponse> SetAgentsAsync(HttpRequest request) => ReadAsync(request, body =>
    {
        var (whom, setting) = AgentSettingJson.Read(body);
        return Done(() => fleet.Set(whom, setting));
    });

    private static async Task<AwsResponse> ReadAsync(HttpRequest request, Func<JsonNode?, AwsResponse> act)
    {
        try
        {
            return act(await JsonNode.ParseAsync(request.Body));
        }
        catch (JsonException broken)
        {
            return Problem(400, $"The body is no JSON: {broken.Message}");
        }
        catch (LocalAwsException wrong)
        {
            return Problem(400, wrong.Message);
        }
    }

    private static AwsResponse Done(Action act)
    {
        act();
        return AwsResponse.Empty(204);
    }

    private static AwsResponse Problem(int status, string message) => AwsResponse.Json(status, new JsonObject { ["message"] = message });

    private static JsonArray Write(IEnumerable<JournalEntry> entries) => [.. entries.Select(entry => (JsonNode)new JsonObject
    {
        ["time"] = entry.Time.ToString("O", CultureInfo.InvariantCulture),
        ["service"] = entry.Service,
        ["action"] = entry.Action,
        ["region"] = entry.Region,
        ["account"] = entry.Account,
        ["caller"] = entry.Caller.ToString(),
        ["status"] = entry.Status,
        ["errorCode"] = entry.ErrorCode,
        ["durationMs"] = Math.Round(entry.Duration.TotalMilliseconds, 1),
        ["requestId"] = entry.RequestId,
        ["needed"] = new JsonArray([.. entry.Needed.Select(needed => (JsonNode)needed.ToString())]),
        ["traceId"] = entry.TraceId,
        ["parameters"] = new JsonObject(entry.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
    })];
}
