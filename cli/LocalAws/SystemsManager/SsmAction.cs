using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Remediation.Cli.LocalAws;

/// <summary>An action of Systems Manager that we answer ourselves.</summary>
internal abstract partial class SsmAction(string action) : IOwnAnswer
{
    private const int MostInstances = 50;

    public bool Handles(AwsRequest request) => request.Service == "ssm" && request.Action == action;

    /// <inheritdoc/>
    public async Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        var body = Json.TryParse(request.Body) as JsonObject ?? throw new AwsErrorException("SerializationException", "The request is no JSON object.");
        var answer = await RunAsync(AwsScope.Of(request), body, cancellation);
        return AwsResponse.Json(200, answer, "application/x-amz-json-1.1", ("x-amzn-RequestId", request.RequestId));
    }

    protected abstract Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation);

    /// <summary>Cuts the page that MaxResults and NextToken ask for.</summary>
    protected static JsonObject Page<T>(string list, IReadOnlyList<T> all, JsonObject request, (int Least, int Most, int Usual) size, Func<T, JsonObject> write)
    {
        var count = Number(request["MaxResults"], "maxResults", size.Least, size.Most) ?? size.Usual;
        var start = Start(request["NextToken"].String());
        var answer = new JsonObject { [list] = new JsonArray([.. all.Skip(start).Take(count).Select(item => (JsonNode)write(item))]) };
        if (start + count < all.Count)
        {
            answer["NextToken"] = Convert.ToBase64String(Encoding.ASCII.GetBytes($"from:{start + count}"));
        }

        return answer;
    }

    protected static int? Number(JsonNode? value, string member, int least, int most) =>
        value is null ? null
        : int.TryParse(value.String(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Invalid(value.String(), member, number < least ? $"Member must have value greater than or equal to {least}" : $"Member must have value less than or equal to {most}");

    protected static IReadOnlyList<string> Strings(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item.String() ?? string.Empty)];

    /// <summary>The member InstanceIds: at most fifty, each an instance's or another node's.</summary>
    protected static IReadOnlyList<string> InstanceIds(JsonObject request)
    {
        var ids = Strings(request[nameof(InstanceIds)]);
        return ids.Count > MostInstances
            ? throw Invalid($"[{string.Join(", ", ids)}]", "instanceIds", $"Member must have length less than or equal to {MostInstances}")
            : ids.FirstOrDefault(id => !InstanceIdForm.IsMatch(id)) is { } malformed
            ? throw Invalid($"[{malformed}]", "instanceIds", $"Member must satisfy constraint: [Member must satisfy regular expression pattern: {InstanceIdForm}]")
            : ids;
    }

    /// <summary>The error for a member that is not as the API's model says.</summary>
    protected static AwsErrorException Invalid(string? value, string member, string constraint) =>
        new("ValidationException", $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    private static int Start(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[64];
        return Convert.TryFromBase64String(token, text, out var length)
            && Encoding.ASCII.GetString(text[..length]) is var place
            && place.StartsWith("from:", StringComparison.Ordinal)
            && int.TryParse(place[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw new AwsErrorException("InvalidNextToken", "The specified token isn't valid.");
    }

    [GeneratedRegex(@"^i-([0-9a-f]{8}|[0-9a-f]{17})$|^mi-[0-9a-f]{17}$")]
    private static partial Regex InstanceIdForm { get; }
}
