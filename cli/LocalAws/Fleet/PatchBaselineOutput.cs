using System.Globalization;

namespace Remediation.Cli.LocalAws;

/// <summary>What the step PatchLinux of AWS-RunPatchBaseline prints. Patch Manager does not support Debian 13.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-prerequisites.html</summary>
internal static class PatchBaselineOutput
{
    private const int UnsupportedOperatingSystem = 146;

    public static SimulatedResult Of(StepRun run, Platform platform, bool isFirst) => platform == Platform.Debian13
        ? new SimulatedResult(UnsupportedOperatingSystem, "/usr/bin/python3\n/usr/bin/apt-get\n", $"Unsupported Operating System: {platform.Name} {platform.Version}\nfailed to run commands: exit status 146\n", 0.5)
        : new SimulatedResult(0, Summary(run, isFirst), string.Empty, 0.5);

    private static string Summary(StepRun run, bool isFirst)
    {
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var operation = run.Command.Parameters["Operation"][0];
        var installs = operation == "Install";
        return $"""
            Patch Summary
            InstanceId          : {run.Instance.Id}
            PatchGroup          :
            BaselineId          : pb-0a1b2c3d4e5f60718
            SnapshotId          : {run.Command.Parameters["SnapshotId"][0]}
            RebootOption        : {run.Command.Parameters["RebootOption"][0]}
            OperationType       : {operation}
            OperationStartTime  : {now}
            OperationEndTime    : {now}
            InstalledCount      : {(isFirst && !installs ? 12 : 15)}
            InstalledOtherCount : 318
            InstalledPendingRebootCount : 0
            InstalledRejectedCount : 0
            FailedCount         : 0
            MissingCount        : {(isFirst && !installs ? 3 : 0)}
            NotApplicableCount  : 0
            UnreportedNotApplicableCount : 0

            """;
    }
}
