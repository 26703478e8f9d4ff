using Remediation.Actions.Commands;
using Remediation.Bootstrap.Patching;

namespace Remediation.Bootstrap.PatchSweep;

/// <summary>The settings of <c>PatchSweep</c>: environment variables that template.yaml sets.</summary>
internal sealed record PatchSweepSettings
{
    public required PatchSettings Patching { get; init; }

    /// <summary>How a run goes through many instances.</summary>
    public CommandRate Rate { get; init; } = new("10%", "10%");

    /// <summary>How long snapshots are kept that are taken before patching; <see langword="null"/> when none are taken.</summary>
    public TimeSpan? Snapshots { get; init; }

    /// <summary>How long an instance's agent may take to register; <c>InstancePatcher</c> tells about younger ones.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(45);

    /// <exception cref="InvalidSettingException">A variable is missing or wrong; it is named.</exception>
    public static PatchSweepSettings Read(Func<string, string?> read)
    {
        int days = Setting.Number(read, "SNAPSHOT_DAYS", 0, 0, 365);
        return new PatchSweepSettings
        {
            Patching = PatchSettings.Read(read),
            Rate = new CommandRate(Setting.Share(read, "MAX_CONCURRENCY", "10%"), Setting.Share(read, "MAX_ERRORS", "10%")),
            Snapshots = days == 0 ? null : TimeSpan.FromDays(days),
            Deadline = Setting.Duration(read, "REGISTRATION_DEADLINE", TimeSpan.FromMinutes(45), TimeSpan.FromSeconds(5), TimeSpan.FromHours(3)),
        };
    }
}
