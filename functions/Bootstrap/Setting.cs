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
