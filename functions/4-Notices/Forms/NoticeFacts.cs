using System.Text.Json;

namespace Remediation.Notices.Forms;

/// <summary>What a machine is told besides a notice's text: one member of its JSON, as <c>docs/notice.schema.json</c> has it.</summary>
/// <param name="name">The member's name.</param>
public abstract class NoticeFacts(string name)
{
    /// <summary>The member's name: <c>group</c>, <c>sweep</c>, <c>patchRun</c>, <c>instance</c> or <c>notChecked</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Writes the member's value, an object.</summary>
    internal abstract void Write(Utf8JsonWriter writer);

    /// <summary>An array of texts.</summary>
    private protected static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>A member that is left out where there is nothing to say.</summary>
    private protected static void WriteIfThere(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>A number that is left out where it is zero.</summary>
    private protected static void WriteIfThere(Utf8JsonWriter writer, string name, int number)
    {
        if (number != 0)
        {
            writer.WriteNumber(name, number);
        }
    }
}

/// <summary>Facts that were written before, in a notice that came from a queue.</summary>
internal sealed class WrittenFacts(string name, JsonElement value) : NoticeFacts(name)
{
    internal override void Write(Utf8JsonWriter writer) => value.WriteTo(writer);
}
