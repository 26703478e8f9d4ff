using System.Text.Json;
using Remediation.Events.CloudTrail;

namespace Remediation.Notices.SecurityGroups;

/// <summary>What a machine is told of the call that a notice is about, and of who made it: two members of an object.</summary>
internal static class EventFacts
{
    public static void Write(Utf8JsonWriter writer, ApiCall call)
    {
        writer.WriteStartObject("event");
        writer.WriteString("id", PlainText.Line(call.EventId));
        writer.WriteString("name", PlainText.Line(call.EventName));
        writer.WriteString("time", call.EventTime.UtcDateTime);
        writer.WriteEndObject();
        writer.WriteStartObject("actor");
        writer.WriteString("name", PlainText.Line(call.Actor.DisplayName));
        writer.WriteString("type", PlainText.Line(call.Actor.Type));
        WriteIfThere(writer, "principalArn", call.Actor.PrincipalArn);
        WriteIfThere(writer, "sourceAddress", call.SourceIpAddress);
        WriteIfThere(writer, "userAgent", call.UserAgent);
        writer.WriteString("via", PlainText.Line(call.Via));
        writer.WriteEndObject();
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, PlainText.Line(text, 1000));
        }
    }
}
