using System.Text.Json.Serialization;

namespace Remediation.Bootstrap.Patching;

/// <summary>What one of the functions puts into the queue of launches itself: instances that have to be looked at once more.</summary>
/// <param name="LookAgainAt">Their ids.</param>
internal sealed record LookAgain(IReadOnlyList<string> LookAgainAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LookAgain))]
internal sealed partial class LookAgainJson : JsonSerializerContext;
