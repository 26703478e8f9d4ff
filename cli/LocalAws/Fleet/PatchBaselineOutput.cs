using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>What the step PatchLinux of AWS-RunPatchBaseline prints. Patch Manager does not support Debian 13.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-prerequisites.html</summary>
internal static class PatchBaselineOutput
{
    private const int UnsupportedOperatingSystem = 146;

    public static SimulatedResult Of(StepRun run, Platform platform) => platform == Platform.Debian13
        ? new SimulatedResult(UnsupportedOperatingSystem, "/usr/bin/python3\n/usr/bin/apt-get\n", $"Unsupported Operating System: {platform.Name} {platform.Version}\nfailed to run commands: exit status 146\n", 0.5)
        : new SimulatedResult(0, Summary(run, PatchReport.Of(run, DateTimeOffset.UtcNow)), string.Empty, 0.5);

    private static string Summary(StepRun run, PatchReport report) => $"""
        Patch Summary
        InstanceId          : {run.Instance.Id}
        PatchGroup          :
        BaselineId          : {PatchReport.BaselineId}
        SnapshotId          : {run.Command.Parameters["SnapshotId"][0]}
        RebootOption        : {report.RebootOption}
        OperationType       : {report.Operation}
        OperationStartTime  : {Text(report.Started)}
        OperationEndTime    : {Text(report.Ended)}
        InstalledCount      : {report.Installed}
        InstalledOtherCount : {PatchReport.InstalledOther}
        InstalledPendingRebootCount : {report.PendingReboot}
        InstalledRejectedCount : 0
        FailedCount         : {report.Failed}
        MissingCount        : {report.Missing}
        NotApplicableCount  : 0
        UnreportedNotApplicableCount : 0

        """;

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
