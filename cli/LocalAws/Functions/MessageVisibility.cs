using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>A function that puts a message off gets a shorter wait than it asked for; anybody else gets what they asked for.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</summary>
internal sealed class MessageVisibility(MotoClient moto, Callers callers, LocalAwsOptions options) : IOwnAnswer
{
    private const string Name = "VisibilityTimeout";
    private const int Longest = 43_200;

    private readonly ConcurrentDictionary<string, byte> changed = new();

    public bool Handles(AwsRequest request) =>
        request is { Service: "sqs", Action: "ChangeMessageVisibility" or "ChangeMessageVisibilityBatch" } && callers.Identify(request.AccessKey).Kind == CallerKind.Function;

    /// <inheritdoc/>
    public Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation) =>
        moto.SendAsync(Json.TryParse(request.Body) is JsonObject body ? InJson(request, body) : InForm(request), cancellation);

    /// <summary>Whether the function has said itself when this message shall come back. Asked once for each receipt.</summary>
    public bool WasChanged(string receiptHandle) => changed.TryRemove(receiptHandle, out _);

    /// <summary>A wait divided by the factor, in whole seconds as SQS counts; what is not over at once stays a second at least.</summary>
    public static TimeSpan Shorter(TimeSpan wait, int factor) => TimeSpan.FromSeconds(wait <= TimeSpan.Zero ? 0 : Math.Max(1, Math.Round(wait.TotalSeconds / factor)));

    private AwsRequest InJson(AwsRequest request, JsonObject body)
    {
        foreach (var entry in (body["Entries"] as JsonArray)?.OfType<JsonObject>() ?? [body])
        {
            Note(entry["ReceiptHandle"].String());
            entry[Name] = Shorter(entry[Name].String());
        }

        return request with { Body = Json.Bytes(body) };
    }

    private AwsRequest InForm(AwsRequest request) => request.With(new QueryParameters(request.Parameters.Select(parameter =>
    {
        var last = parameter.Key.Split('.')[^1];
        if (last == "ReceiptHandle")
        {
            Note(parameter.Value);
        }

        return last == Name ? new(parameter.Key, Shorter(parameter.Value)?.ToString(CultureInfo.InvariantCulture) ?? parameter.Value) : parameter;
    })));

    private void Note(string? receiptHandle)
    {
        if (receiptHandle is not null)
        {
            changed[receiptHandle] = 0;
        }
    }

    /// <summary>What SQS would refuse stays as it is, so that it is refused.</summary>
    private int? Shorter(string? seconds) =>
        !int.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asked) ? null
        : asked is < 0 or > Longest ? asked
        : (int)Shorter(TimeSpan.FromSeconds(asked), options.WaitFactor).TotalSeconds;
}
