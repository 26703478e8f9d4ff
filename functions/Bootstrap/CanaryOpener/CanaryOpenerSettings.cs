namespace Remediation.Bootstrap.CanaryOpener;

/// <summary>The settings of <c>CanaryOpener</c>: environment variables that template.yaml sets.</summary>
internal sealed record CanaryOpenerSettings
{
    /// <summary>The one group that it may open.</summary>
    public required string GroupId { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static CanaryOpenerSettings Read(Func<string, string?> read) => new()
    {
        GroupId = Setting.CanaryGroupId(read) ?? throw new InvalidSettingException("CANARY_GROUP_ID", "missing; set it to the id of the canary's security group"),
    };
}
