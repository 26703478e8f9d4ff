namespace Remediation.Decisions.Instances;

/// <summary>
/// What Systems Manager's agent reports about the instance that it runs on
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html">InstanceInformation</see>).
/// </summary>
/// <param name="InstanceId"><c>i-…</c></param>
/// <param name="IsOnline">Whether the agent was heard of lately.</param>
/// <param name="PlatformName">Such as <c>Debian GNU/Linux</c>.</param>
/// <param name="PlatformVersion">Such as <c>12</c>.</param>
/// <param name="LastPing">When it was heard of the last time, UTC.</param>
public sealed record ManagedNode(string InstanceId, bool IsOnline, string PlatformName, string PlatformVersion, DateTimeOffset? LastPing = null)
{
    /// <summary>Whether this is Debian.</summary>
    public bool IsDebian => PlatformName.StartsWith("Debian", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has not been heard of for so long that something must be wrong, and it does not just reboot.</summary>
    /// <param name="patience">How long it may be silent.</param>
    /// <param name="now">The time, UTC.</param>
    public bool IsSilent(TimeSpan patience, DateTimeOffset now) => !IsOnline && (LastPing is null || now - LastPing >= patience);

    /// <inheritdoc />
    public override string ToString() => $"{PlatformName} {PlatformVersion}".Trim();
}
