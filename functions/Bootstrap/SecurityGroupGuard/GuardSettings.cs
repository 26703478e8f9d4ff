using System.Diagnostics.CodeAnalysis;
using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.Catalogue;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>The settings of <c>SecurityGroupGuard</c>: environment variables that template.yaml sets.</summary>
internal sealed record GuardSettings
{
    public required string Region { get; init; }

    public required string NoticeTopicArn { get; init; }

    public RemediationMode Mode { get; init; } = RemediationMode.Enforce;

    public ExposurePolicy Policy { get; init; } = new();

    /// <summary>Reads every variable, so that a wrong one stops the function when it starts, not when it is needed.</summary>
    /// <param name="read">Gives a variable's value, or nothing.</param>
    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static GuardSettings Read(Func<string, string?> read) => new()
    {
        Region = Required(read, "AWS_REGION", "the region that the function runs in; Lambda sets it"),
        NoticeTopicArn = TopicArn(read),
        Mode = Choice(read, "MODE", RemediationMode.Enforce),
        Policy = ReadPolicy(read),
    };

    /// <summary>The part of the settings that says what may be open.</summary>
    public static ExposurePolicy ReadPolicy(Func<string, string?> read)
    {
        var standard = new ExposurePolicy();
        return standard with
        {
            Allowed = read("ALLOWED_SERVICES") is { } allowed ? Services("ALLOWED_SERVICES", allowed) : standard.Allowed,
            Unlisted = Choice(read, "UNLISTED_SERVICES", standard.Unlisted),
            WideRules = Choice(read, "WIDE_RULES", standard.WideRules),
        };
    }

    private static string TopicArn(Func<string, string?> read)
    {
        const string variable = "NOTICE_TOPIC_ARN";
        string text = Required(read, variable, "the ARN of the topic that notices go to");
        return Amazon.Arn.TryParse(text, out var arn) && arn.Service == "sns" && arn.Resource.Length > 0
            ? text
            : throw new InvalidSettingException(variable, $"'{text}' is not the ARN of a topic, such as arn:aws:sns:eu-central-1:111122223333:notices");
    }

    private static string Required(Func<string, string?> read, string variable, string meaning) =>
        read(variable) is { Length: > 0 } value ? value : throw new InvalidSettingException(variable, $"missing; set it to {meaning}");

    private static TEnum Choice<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(
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

    private static List<PortService> Services(string variable, string text)
    {
        var services = new List<PortService>();
        foreach (string item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            services.Add(PortService.TryParse(item, out var service)
                ? service
                : throw new InvalidSettingException(variable, $"'{item}' is not protocol/port, such as tcp/443 or udp/8000-8010"));
        }

        return services;
    }
}
