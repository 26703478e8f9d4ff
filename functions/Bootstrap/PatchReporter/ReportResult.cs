using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace Remediation.Bootstrap.PatchReporter;

/// <summary>What the function answers to whoever invoked it.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="CommandId">The command that the event is about.</param>
/// <param name="NoticeId">The SNS message id of the notice, if one was sent now.</param>
/// <param name="Sent">The commands that were sent next.</param>
internal sealed record ReportResult(string Summary, string? CommandId, string? NoticeId, IReadOnlyList<string> Sent);

[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EventTimeConverter)])]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
[JsonSerializable(typeof(ReportResult))]
internal sealed partial class ReporterJson : JsonSerializerContext;
