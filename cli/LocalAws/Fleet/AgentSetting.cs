using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>How the agents of one instance, of an image's instances, or of all instances behave; null leaves it to the next wider setting.</summary>
internal sealed record AgentSetting
{
    /// <summary>From running until the agent registers; <see cref="Timeout.InfiniteTimeSpan"/> for one that never does.</summary>
    public TimeSpan? RegistersAfter { get; init; }

    public string? PlatformName { get; init; }

    public string? PlatformVersion { get; init; }

    /// <summary>Online, ConnectionLost or Inactive.</summary>
    public string? PingStatus { get; init; }

    /// <summary>By document, its name or its logical id: what the first, the second, ... run gives. The last one stays.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SimulatedResult>> Results { get; init; } = new Dictionary<string, IReadOnlyList<SimulatedResult>>();
}

/// <summary>How a run of a document ends.</summary>
/// <param name="Status">Null: by the response code, Success for 0, a reboot and another run for 194, else Failed.</param>
/// <param name="Seconds">How long it takes.</param>
/// <param name="FailedPatches">How many patches AWS-RunPatchBaseline reports as failed when it installs.</param>
internal sealed record SimulatedResult(int ResponseCode, string Output, string Error, double Seconds, string? Status = null, string? StatusDetails = null, int FailedPatches = 0);

/// <summary>Reads what POST /_local/agents takes.</summary>
internal static class AgentSettingJson
{
    private static readonly string[] PingStatuses = ["Online", "ConnectionLost", "Inactive"];

    /// <returns>For whom: an instance id, an image id, or <see cref="AgentSettings.Everybody"/>.</returns>
    /// <exception cref="LocalAwsException">What is wrong, in a sentence.</exception>
    public static (string For, AgentSetting Setting) Read(JsonNode? body)
    {
        var setting = body as JsonObject ?? throw Wrong("The body is a JSON object.");
        return (
            setting["instanceId"].String() ?? setting["imageId"].String() ?? AgentSettings.Everybody,
            new AgentSetting
            {
                RegistersAfter = RegistersAfter(setting["registersAfterSeconds"]),
                PlatformName = setting["platformName"].String(),
                PlatformVersion = setting["platformVersion"].String(),
                PingStatus = setting["pingStatus"].String() is not { } ping || PingStatuses.Contains(ping) ? setting["pingStatus"].String() : throw Wrong("pingStatus is Online, ConnectionLost or Inactive."),
                Results = (setting["results"] as JsonObject ?? []).ToDictionary(r => r.Key, r => Results(r.Value)),
            });
    }

    /// <summary>As a tag of an instance says it: never, or 30s.</summary>
    public static TimeSpan? FromTag(string? tag) => tag switch
    {
        null => null,
        "never" => Timeout.InfiniteTimeSpan,
        _ when double.TryParse(tag.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) => TimeSpan.FromSeconds(seconds),
        _ => null,
    };

    private static TimeSpan? RegistersAfter(JsonNode? value) =>
        value is null || FromTag(value.String()) is not null ? FromTag(value.String()) : throw Wrong("registersAfterSeconds is a number of seconds, or \"never\".");

    private static IReadOnlyList<SimulatedResult> Results(JsonNode? value) => value switch
    {
        JsonObject one => [Result(one)],
        JsonArray several when several.All(one => one is JsonObject) && several.Count > 0 => [.. several.Select(one => Result((JsonObject)one!))],
        _ => throw Wrong("A document's result is an object, or a list of objects for its first, second, ... run."),
    };

    private static SimulatedResult Result(JsonObject result) => new(
        (int)Number(result["responseCode"], "responseCode", result["status"].String() is null or "Success" ? 0 : 1),
        result["output"].String() ?? string.Empty,
        result["error"].String() ?? string.Empty,
        Number(result["seconds"], "seconds", 0.2),
        result["status"].String(),
        result["statusDetails"].String(),
        (int)Number(result["failedPatches"], "failedPatches", 0));

    private static double Number(JsonNode? value, string name, double otherwise) =>
        value is null ? otherwise : value.GetValueKind() == JsonValueKind.Number ? PatternOperator.Number(value) : throw Wrong($"{name} is a number.");

    private static LocalAwsException Wrong(string sentence) => new(sentence);
}
