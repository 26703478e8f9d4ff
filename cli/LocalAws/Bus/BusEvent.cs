using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The envelope of an event that AWS itself puts on the bus.
/// https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html</summary>
internal static class BusEvent
{
    /// <param name="time">Whole seconds, as <see cref="Time"/> writes them.</param>
    public static JsonObject Of(AwsScope scope, string source, string detailType, string time, IEnumerable<string> resources, JsonObject detail) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = scope.Account,
        ["time"] = time,
        ["region"] = scope.Region,
        ["resources"] = new JsonArray([.. resources.Select(resource => (JsonNode)resource)]),
        ["detail"] = detail,
    };

    public static string Time(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
