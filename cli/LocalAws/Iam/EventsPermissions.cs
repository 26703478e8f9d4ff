using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html</summary>
internal sealed class EventsPermissions : ICallPermissions
{
    public string Service => "events";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Authorization>> OfAsync(AwsRequest request, CancellationToken cancellation) =>
        request.Action == "PutEvents" && (Json.TryParse(request.Body) as JsonObject)?["Entries"] is JsonArray entries
            ? Task.FromResult<IReadOnlyList<Authorization>>(
                [.. entries.Select(entry => Bus(request, entry?["EventBusName"].String())).Distinct().Select(bus => new Authorization("events:PutEvents", bus, CallPermissions.InRegion(request.Region)))])
            : throw CallPermissions.Unknown(request);

    private static string Bus(AwsRequest request, string? name) =>
        name?.StartsWith("arn:", StringComparison.Ordinal) == true ? name : $"arn:aws:events:{request.Region}:{request.Account}:event-bus/{name ?? "default"}";
}
