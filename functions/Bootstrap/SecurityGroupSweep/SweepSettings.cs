using Remediation.Actions;
using Remediation.Decisions;
using Remediation.Decisions.Conflicts;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>The settings of <c>SecurityGroupSweep</c>: environment variables that template.yaml sets.</summary>
internal sealed record SweepSettings
{
    public required string Region { get; init; }

    public required string NoticeTopicArn { get; init; }

    public JoinSettings Joining { get; init; } = JoinSettings.Never;

    /// <summary>The account that is swept: the topic's, 12 digits.</summary>
    public string Account => Amazon.Arn.Parse(NoticeTopicArn).AccountId;

    /// <summary>Where in Parameter Store the sweep remembers what it told: <c>/remediation</c>.</summary>
    public required string MemoryPath { get; init; }

    /// <summary>What was open before the stack was deployed is only told, until somebody says otherwise.</summary>
    public RemediationMode Mode { get; init; } = RemediationMode.Notify;

    /// <summary>When the guard gives a rule up. The sweep does not go on with a fight that the guard has ended.</summary>
    public ConflictPolicy Conflicts { get; init; } = new();

    public ExposurePolicy Policy { get; init; } = new();

    /// <summary>The canary's group, whose hole is left alone while it is fresh; missing where there is no canary.</summary>
    public string? CanaryGroupId { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static SweepSettings Read(Func<string, string?> read) => new()
    {
        Region = Setting.Required(read, "AWS_REGION", "the region that the function runs in; Lambda sets it"),
        NoticeTopicArn = Setting.TopicArn(read, "NOTICE_TOPIC_ARN"),
        Joining = JoinSettings.Read(read),
        MemoryPath = Setting.Path(read, "MEMORY_PATH"),
        Mode = Setting.Choice(read, "SWEEP_MODE", RemediationMode.Notify),
        Conflicts = ConflictSettings.Read(read),
        Policy = PolicySettings.Read(read),
        CanaryGroupId = Setting.CanaryGroupId(read),
    };
}
