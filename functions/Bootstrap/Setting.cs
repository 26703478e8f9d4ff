using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Remediation.Decisions.Catalogue;

namespace Remediation.Bootstrap;

/// <summary>Reads one setting from an environment variable, or says what is wrong with it.</summary>
internal static class Setting
{
    public static string Required(Func<string, string?> read, string variable, string meaning) =>
        read(variable) is { Length: > 0 } value ? value : throw new InvalidSettingException(variable, $"missing; set it to {meaning}");

    public static string TopicArn(Func<string, string?> read, string variable)
    {
        string text = Required(read, variable, "the ARN of the topic that notices go to");
        return Amazon.Arn.TryParse(text, out var arn) && arn.Service == "sns" && arn.Resource.Length > 0
            ? text
            : throw new InvalidSettingException(variable, $"'{text}' is not the ARN of a topic, such as arn:aws:sns:eu-central-1:111122223333:notices");
    }

    /// <summary>The canary's security group; <see langword="null"/> where there is no canary.</summary>
    public static string? CanaryGroupId(Func<string, string?> read)
    {
        const string variable = "CANARY_GROUP_ID";
        return read(variable) is not { Length: > 0 } text ? null
            : text.StartsWith("sg-", StringComparison.Ordinal) ? text
            : throw new InvalidSettingException(variable, $"'{text}' is not the id of a security group, such as sg-0123456789abcdef0");
    }

    /// <summary>A path in Parameter Store, which begins with a slash and does not end with one.</summary>
    public static string Path(Func<string, string?> read, string variable)
    {
        string text = Required(read, variable, "a path in Parameter Store, such as /remediation");
        return text.StartsWith('/') && text.Length > 1 && !text.EndsWith('/')
            ? text
            : throw new InvalidSettingException(variable, $"'{text}' is not a path such as /remediation");
    }

    public static TEnum Choice<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(
        Func<string, string?> read, string variable, TEnum standard)
        where TEnum : struct, Enum
    {
        if (read(variable) is not { Length: > 0 } text)
        {
            return standard;
        }

        // Enum.TryParse would take numbers and lists of names too.
        return Array.Find(Enum.GetNames<TEnum>(), name => string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<TEnum>(name)
            : throw new InvalidSettingException(variable, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<TEnum>())}");
    }

    public static int Number(Func<string, string?> read, string variable, int standard, int least, int most)
    {
        if (read(variable) is not { Length: > 0 } text)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new InvalidSettingException(variable, $"'{text}' is not a number from {least} to {most}");
    }

    /// <summary>A whole number of seconds, minutes, hours or days: <c>90s</c>, <c>45m</c>, <c>20h</c>, <c>90d</c>.</summary>
    public static TimeSpan Duration(Func<string, string?> read, string variable, TimeSpan standard, TimeSpan least, TimeSpan most)
    {
        if (read(variable) is not { Length: > 0 } text)
        {
            return standard;
        }

        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number <= most / one && number * one is var duration && duration >= least
            ? duration
            : throw new InvalidSettingException(variable, $"'{text}' is not a time such as 90s, 45m, 20h or 7d, from {Text(least)} to {Text(most)}");
    }

    /// <summary>How many of many: a number such as <c>10</c>, or a share such as <c>10%</c>, as SendCommand takes it.</summary>
    public static string Share(Func<string, string?> read, string variable, string standard, int least)
    {
        if (read(variable) is not { Length: > 0 } text)
        {
            return standard;
        }

        bool isShare = text.EndsWith('%');
        string digits = isShare ? text[..^1] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number.ToString(CultureInfo.InvariantCulture) == digits && number >= least && number <= (isShare ? 100 : 1_000_000)
            ? text
            : throw new InvalidSettingException(variable, $"'{text}' is neither a number such as 10 nor a share such as 10%");
    }

    private static string Text(TimeSpan time) =>
        time.TotalDays >= 1 ? $"{(int)time.TotalDays}d" : time.TotalHours >= 1 ? $"{(int)time.TotalHours}h" : time.TotalMinutes >= 1 ? $"{(int)time.TotalMinutes}m" : $"{(int)time.TotalSeconds}s";

    /// <summary>A list with commas; nothing where the variable is missing or empty.</summary>
    public static IReadOnlyList<string> List(Func<string, string?> read, string variable) =>
        (read(variable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IReadOnlyList<PortService> Services(Func<string, string?> read, string variable) =>
    [
        .. List(read, variable).Select(item => PortService.TryParse(item, out var service)
            ? service
            : throw new InvalidSettingException(variable, $"'{item}' is not protocol/port, such as tcp/443 or udp/8000-8010")),
    ];
}
