using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.PatchSweep;

/// <summary>The settings of <c>PatchSweep</c>: environment variables that template.yaml sets.</summary>
internal sealed record PatchSweepSettings
{
    public required PatchSettings Patching { get; init; }

    /// <summary>How long snapshots are kept that are taken before patching; <see langword="null"/> when none are taken.</summary>
    public TimeSpan? Snapshots { get; init; }

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static PatchSweepSettings Read(Func<string, string?> read)
    {
        int days = Setting.Number(read, "SNAPSHOT_DAYS", 0, 0, 365);
        return new PatchSweepSettings
        {
            Patching = PatchSettings.Read(read),
            Snapshots = days == 0 ? null : TimeSpan.FromDays(days),
        };
    }
}
