using System.Text.Json;
using Remediation.Events.CloudTrail;
using Remediation.Notices.Forms;

namespace Remediation.Notices.SecurityGroups;

/// <summary>What a machine is told of an event that could not be looked at to the end.</summary>
/// <param name="problem">What went wrong, in words.</param>
/// <param name="call">The call; <see langword="null"/> where the event cannot be read.</param>
/// <param name="eventId">The event that cannot be read.</param>
/// <param name="eventName">The call that it is about.</param>
internal sealed class NotCheckedFacts(string problem, ApiCall? call, string eventId = "", string eventName = "") : NoticeFacts("notChecked")
{
    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("problem", PlainText.Line(problem, 600));
        if (call is not null)
        {
            EventFacts.Write(writer, call);
        }
        else
        {
            writer.WriteStartObject("event");
            writer.WriteString("id", PlainText.Line(eventId));
            writer.WriteString("name", PlainText.Line(eventName));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
