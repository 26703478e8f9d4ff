using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Remediation.Bootstrap.Watching;

/// <summary>A message with named places, <c>"{groupId} had {count} rules"</c>, which arguments fill in order.</summary>
internal static class LogTemplate
{
    /// <summary>The message with every place filled. A place without an argument stays as it is.</summary>
    public static string Fill(string template, object?[] arguments)
    {
        var text = new StringBuilder(template.Length + 64);
        int at = 0;
        for (int next = 0; next < arguments.Length && Place(template, at) is (>= 0 and var open, var close); next++)
        {
            text.Append(template, at, open - at).Append(Text(arguments[next]));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>Writes each argument as a member that has its place's name, unless the line has a member of that name.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, string template, object?[] arguments, HashSet<string> written)
    {
        int at = 0;
        for (int next = 0; next < arguments.Length && Place(template, at) is (>= 0 and var open, var close); next++)
        {
            string name = template[(open + 1)..close];
            at = close + 1;
            if (arguments[next] is not { } value || !written.Add(name))
            {
                continue;
            }

            switch (value)
            {
                case int number:
                    writer.WriteNumber(name, number);
                    break;
                case bool flag:
                    writer.WriteBoolean(name, flag);
                    break;
                default:
                    writer.WriteString(name, Text(value));
                    break;
            }
        }
    }

    private static (int Open, int Close) Place(string template, int from)
    {
        int open = template.IndexOf('{', from);
        int close = open < 0 ? -1 : template.IndexOf('}', open);
        return close < 0 ? (-1, -1) : (open, close);
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
