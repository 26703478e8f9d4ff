using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Faults as JSON, for <c>POST /_local/faults</c>:
/// <c>[{"service":"ec2","action":"RevokeSecurityGroupIngress","kind":"throttle","times":2,"caller":"function"}]</c>, and for kind error also code, message and status, for delay delayMs.</summary>
internal static class FaultJson
{
    /// <exception cref="LocalAwsException">A field is missing or wrong; the sentence names it.</exception>
    public static IReadOnlyList<Fault> Read(JsonNode? json) => json switch
    {
        JsonArray list => [.. list.Select(One)],
        JsonObject one => [One(one)],
        _ => throw new LocalAwsException("Faults are a JSON object or a list of objects with service, action and kind."),
    };

    public static JsonArray Write(IEnumerable<Fault> faults) => [.. faults.Select(fault => (JsonNode)new JsonObject
    {
        ["service"] = fault.Service,
        ["action"] = fault.Action,
        ["kind"] = Name(fault.Kind),
        ["times"] = fault.Times,
        ["caller"] = fault.Caller,
        ["code"] = fault.Code,
        ["message"] = fault.Message,
        ["status"] = fault.Status,
        ["delayMs"] = (int)fault.Delay.TotalMilliseconds,
    })];

    private static Fault One(JsonNode? json)
    {
        var fault = json as JsonObject ?? throw new LocalAwsException("Each fault is a JSON object with service, action and kind.");
        var kind = fault["kind"].String() ?? throw new LocalAwsException("The field 'kind' of a fault is missing. " + Kinds);
        return new Fault(
            fault["service"].String() ?? "*",
            fault["action"].String() ?? "*",
            Enum.GetValues<FaultKind>().Cast<FaultKind?>().FirstOrDefault(k => Name(k!.Value).Equals(kind, StringComparison.OrdinalIgnoreCase))
                ?? throw new LocalAwsException($"The field 'kind' of a fault is '{kind}'. " + Kinds))
        {
            Times = Number(fault, "times") ?? 1,
            Caller = fault["caller"].String() ?? "any",
            Code = fault["code"].String(),
            Message = fault["message"].String(),
            Status = Number(fault, "status"),
            Delay = TimeSpan.FromMilliseconds(Number(fault, "delayMs") ?? 0),
        };
    }

    private static string Kinds => $"Use one of {string.Join(", ", Enum.GetValues<FaultKind>().Select(Name))}.";

    private static int? Number(JsonObject fault, string field) => fault[field] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) && number >= 0 => number,
        _ => throw new LocalAwsException($"The field '{field}' of a fault must be a whole number of 0 or more."),
    };

    private static string Name(FaultKind kind) => kind switch
    {
        FaultKind.LostAnswer => "lost-answer",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
