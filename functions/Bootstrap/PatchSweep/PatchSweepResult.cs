using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remediation.Bootstrap.PatchSweep;

/// <summary>What the function answers.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Instances">How many running instances were gone through.</param>
/// <param name="Sent">How many were sent something to do.</param>
/// <param name="NotPatched">How many should be patched and cannot be.</param>
internal sealed record PatchSweepResult(string Summary, int Instances, int Sent, int NotPatched);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(PatchSweepResult))]
internal sealed partial class PatchSweepJson : JsonSerializerContext;
