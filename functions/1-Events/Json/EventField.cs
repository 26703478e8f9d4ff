using System.Globalization;
using System.Text.Json;

namespace Remediation.Events.Json;

/// <summary>
/// A place in an event that may hold anything or nothing, and knows its own path. CloudTrail renders EC2 calls in two ways: older ones
/// with small initials and <c>{"items": […]}</c> lists, newer ones with capitals, an object in place of a list of one, and text turned
/// into numbers and booleans. The same reading code has to get through both.
/// </summary>
internal sealed class EventField
{
    private readonly EventField? parent;
    private readonly string label;
    private readonly JsonElement value;

    private EventField(EventField? parent, string label, JsonElement value)
    {
        this.parent = parent;
        this.label = label;
        this.value = value;
    }

    public bool IsObject => value.ValueKind == JsonValueKind.Object;

    public bool HasValue => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public string Path => parent is null ? label : label.StartsWith('[') ? parent.Path + label : $"{parent.Path}.{label}";

    /// <summary>
    /// The field of that name, whatever the case of its initial. Absent fields, and fields of what is no object, have no value.
    /// </summary>
    public EventField this[string name] => new(this, name, Find(name) ?? Find(WithOtherInitial(name)) ?? default);

    public static EventField Detail(JsonElement detail) => new(null, "detail", detail);

    /// <summary>Text, a number or a boolean as text, trimmed. <see langword="null"/> if there is none, or it is empty.</summary>
    public string? Text()
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => String(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            // The newer rendering writes an element of a list of texts as {"content": "x", "tag": 1}.
            JsonValueKind.Object when Find("content") is { ValueKind: not JsonValueKind.Object } content =>
                new EventField(this, "content", content).Text(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>As <see cref="Text"/>, where anything but text or nothing makes the event meaningless.</summary>
    /// <exception cref="InvalidEventException">There is an object or a list.</exception>
    public string? Identifier() =>
        Text() ?? (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? throw Invalid($"expected text, found {Kind()}; correct the event and replay it")
            : null);

    /// <exception cref="InvalidEventException">There is no text.</exception>
    public string RequiredIdentifier(string whatToDo) => Identifier() ?? throw Invalid($"missing; {whatToDo}");

    public bool IsTrue() => string.Equals(Text(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number, or text that is one.</summary>
    public int? Number() =>
        decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    /// <summary>
    /// The elements, in every way of writing a list: none for <c>null</c>, <c>""</c> and <c>{}</c>; a lone element for itself.
    /// </summary>
    public IReadOnlyList<EventField> List()
    {
        var list = this;
        while (list.IsObject)
        {
            var inner = list["items"] is { HasValue: true } items ? items : list["item"];
            if (!inner.HasValue)
            {
                break;
            }

            list = inner;
        }

        if (list.value.ValueKind == JsonValueKind.Array)
        {
            return [.. list.value.EnumerateArray().Select((element, index) =>
                new EventField(list, string.Create(CultureInfo.InvariantCulture, $"[{index}]"), element))];
        }

        return list.IsEmpty() ? [] : [list];
    }

    /// <summary>What stands here, shortened, for a person to read.</summary>
    public string Describe() => HasValue ? Excerpt.Of(Text() ?? value.GetRawText()) : "nothing";

    public InvalidEventException Invalid(string problem) => new(Path, problem);

    public string Kind() => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "nothing",
    };

    private static string WithOtherInitial(string name) =>
        (char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) : char.ToLowerInvariant(name[0])) + name[1..];

    private bool IsEmpty() => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => Text() is null,
        JsonValueKind.Object => value.EnumerateObject().All(property => property.Value.ValueKind == JsonValueKind.Null),
        _ => false,
    };

    private JsonElement? Find(string name)
    {
        if (!IsObject)
        {
            return null;
        }

        try
        {
            return value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
        }
        catch (InvalidOperationException)
        {
            throw Invalid("holds a field name that is not valid text; correct the event and replay it");
        }
    }

    private string String()
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON, but not valid text.
            return value.GetRawText().Trim('"');
        }
    }
}
