using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A message whose places, <c>{name}</c>, <c>{0}</c> or <c>{size:N0}</c>, are filled; <c>{{</c> and <c>}}</c> are braces.</summary>
internal sealed record LogMessage(string Text, IReadOnlyList<KeyValuePair<string, object?>> Values)
{
    internal static LogMessage Fill(string? template, object?[]? arguments)
    {
        template ??= "";
        if (arguments is null or [])
        {
            return new(template, []);
        }

        var text = new StringBuilder(template.Length + 64);
        var values = new List<KeyValuePair<string, object?>>(arguments.Length);
        var next = 0;
        for (var at = 0; at < template.Length; at++)
        {
            var character = template[at];
            var close = character == '{' ? template.IndexOf('}', at) : -1;
            if (character is '{' or '}' && at + 1 < template.Length && template[at + 1] == character)
            {
                text.Append(character);
                at++;
            }
            else if (close < 0)
            {
                text.Append(character);
            }
            else
            {
                var (name, format) = Split(template[(at + 1)..close]);
                var index = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : next++;
                if (index < arguments.Length)
                {
                    values.Add(new(name, arguments[index]));
                    text.Append(Format(arguments[index], format));
                }
                else
                {
                    text.Append(template, at, close - at + 1);
                }

                at = close;
            }
        }

        return new(text.ToString(), values);
    }

    private static (string Name, string? Format) Split(string place)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? place : place[..colon];
        return (name.Trim().TrimStart('@'), colon < 0 ? null : place[(colon + 1)..]);
    }

    private static string Format(object? value, string? format)
    {
        try
        {
            return value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        }
        catch (FormatException)
        {
            // A log line must not fail the work it reports on.
            return value?.ToString() ?? "";
        }
    }
}
