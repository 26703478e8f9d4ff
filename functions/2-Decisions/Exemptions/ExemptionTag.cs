using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Remediation.Decisions.Exemptions;

/// <summary>
/// The tag <c>remediation:allow</c> on a security group or a rule. Its value is
/// <c>PORTS until DATE [REASON]</c>: <c>22 until 2026-12-31 ticket ABC-1</c>.
/// <list type="bullet">
/// <item>PORTS: one or more of <c>22</c>, <c>8000-8010</c> (TCP and UDP), <c>tcp/22</c>, <c>udp/53</c>, separated by commas or spaces, or
/// <c>all</c>.</item>
/// <item>DATE: <c>2026-12-31</c>, through the end of that day (UTC), or a moment such as <c>2026-12-31T18:00Z</c>.</item>
/// <item>REASON: anything but another end.</item>
/// </list>
/// A value of any other form exempts nothing and is reported. Ports and date are plain ASCII, and only a space is a space: what looks like the
/// form and is not must not open anything.
/// </summary>
public static class ExemptionTag
{
    /// <summary>The tag's key.</summary>
    public const string Key = "remediation:allow";

    /// <summary>The longest value that EC2 takes, in characters
    /// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions">Tag restrictions</see>).</summary>
    public const int LongestValue = 256;

    private const string Until = "until";
    private const string Example = "write for example '22 until 2026-12-31 ticket ABC-1'";

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Reads a tag's value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="exemption">What it exempts.</param>
    /// <param name="problem">What is wrong with it, in words, and what to write instead.</param>
    /// <returns><see langword="false"/> when the value exempts nothing because it cannot be read.</returns>
    public static bool TryParse(
        string value, [NotNullWhen(true)] out Exemption? exemption, [NotNullWhen(false)] out string? problem)
    {
        exemption = null;
        if (value.EnumerateRunes().Count() > LongestValue)
        {
            problem = $"it is longer than the {LongestValue} characters that a tag can have";
            return false;
        }

        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int until = Array.FindIndex(words, IsUntil);
        if (until < 0 || until + 1 >= words.Length)
        {
            problem = $"it names no end; {Example}";
            return false;
        }

        if (until == 0)
        {
            problem = $"it names no ports; {Example}, or 'all' for every port";
            return false;
        }

        if (!TryParseEnd(words[until + 1], out var end))
        {
            problem = $"'{words[until + 1]}' is no date; write it as 2026-12-31";
            return false;
        }

        var reason = words[(until + 2)..];
        if (reason.Zip(reason.Skip(1)).Any(pair => IsUntil(pair.First) && TryParseEnd(pair.Second, out _)))
        {
            problem = $"it names more than one end; {Example}, and no second date";
            return false;
        }

        if (!ExemptPorts.TryParse(words[..until], out var ports, out problem))
        {
            return false;
        }

        exemption = new Exemption(ports, end, string.Join(' ', reason), value);
        return true;
    }

    private static bool IsUntil(string word) => string.Equals(word, Until, StringComparison.OrdinalIgnoreCase);

    private static bool TryParseEnd(string text, out DateTimeOffset end)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out end);
    }
}
