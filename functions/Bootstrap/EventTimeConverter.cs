using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remediation.Bootstrap;

/// <summary>
/// Reads the envelope's time. Text that is no time counts as none: the CloudTrail record in the event has the time too, and an opening must
/// not go unnoticed for the sake of a field that is not needed.
/// </summary>
internal sealed class EventTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.TryGetDateTime(out var time) ? time : default,
        _ => throw new JsonException("The JSON value could not be converted to System.DateTime. Path: "),
    };

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
