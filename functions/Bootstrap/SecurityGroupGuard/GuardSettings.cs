using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.Actors;
using Remediation.Decisions.Conflicts;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>In which groups the function enforces.</summary>
internal enum EnforceOn
{
    /// <summary>In all.</summary>
    All,

    /// <summary>In those that protect at least one network interface; the others are only told.</summary>
    Attached,
}

/// <summary>The settings of <c>SecurityGroupGuard</c>: environment variables that template.yaml sets.</summary>
internal sealed record GuardSettings
{
    public required string Region { get; init; }

    public required string NoticeTopicArn { get; init; }

    public JoinSettings Joining { get; init; } = JoinSettings.Never;

    /// <summary>Where in Parameter Store the function remembers how often rules were opened: <c>/remediation</c>.</summary>
    public required string MemoryPath { get; init; }

    public RemediationMode Mode { get; init; } = RemediationMode.Enforce;

    public EnforceOn EnforceOn { get; init; } = EnforceOn.All;

    public IReadOnlyList<ActorRule> Actors { get; init; } = [];

    public ConflictPolicy Conflicts { get; init; } = new();

    public ExposurePolicy Policy { get; init; } = new();

    /// <summary>Missing where there is no canary.</summary>
    public Canary? Canary { get; init; }

    /// <summary>Reads every variable, so that a wrong one stops the function when it starts, not when it is needed.</summary>
    /// <param name="read">Gives a variable's value, or nothing.</param>
    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static GuardSettings Read(Func<string, string?> read) => new()
    {
        Region = Setting.Required(read, "AWS_REGION", "the region that the function runs in; Lambda sets it"),
        NoticeTopicArn = Setting.TopicArn(read, "NOTICE_TOPIC_ARN"),
        Joining = JoinSettings.Read(read),
        MemoryPath = Setting.Path(read, "MEMORY_PATH"),
        Mode = Setting.Choice(read, "MODE", RemediationMode.Enforce),
        EnforceOn = Setting.Choice(read, "ENFORCE_ON", EnforceOn.All),
        Actors = ActorRules(read),
        Conflicts = ConflictSettings.Read(read),
        Policy = PolicySettings.Read(read),
        Canary = CanaryOf(read),
    };

    private static Canary? CanaryOf(Func<string, string?> read)
    {
        string? role = read("CANARY_ROLE_ARN");
        return Setting.CanaryGroupId(read) is not { } groupId ? null
            : role is { Length: > 0 } && role.Contains(":role/", StringComparison.Ordinal) ? new Canary(groupId, role)
            : throw new InvalidSettingException("CANARY_ROLE_ARN", $"'{role}' is not the ARN of the role that opens {groupId}");
    }

    private static List<ActorRule> ActorRules(Func<string, string?> read)
    {
        const string variable = "ACTORS";
        var rules = new List<ActorRule>();
        foreach (string item in Setting.List(read, variable))
        {
            int equals = item.LastIndexOf('=');
            if (equals < 1 || equals == item.Length - 1 || !item.StartsWith("arn:", StringComparison.Ordinal))
            {
                throw new InvalidSettingException(variable, $"'{item}' is not PATTERN=TREATMENT, such as arn:aws:iam::*:role/break-glass*=Notify");
            }

            rules.Add(new ActorRule(item[..equals], Setting.Choice(_ => item[(equals + 1)..], variable, ActorTreatment.Enforce)));
        }

        return rules;
    }
}
