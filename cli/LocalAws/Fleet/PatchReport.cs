namespace Remediation.Cli.LocalAws;

/// <summary>What AWS-RunPatchBaseline tells Patch Manager at its end. Each patch counts once.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html</summary>
/// <param name="InstalledAt">When patches were last installed; null for never.</param>
internal sealed record PatchReport(
    string Operation, string RebootOption, DateTimeOffset Started, DateTimeOffset Ended, DateTimeOffset? InstalledAt, int Installed, int PendingReboot, int Missing, int Failed)
{
    public const string BaselineId = "pb-0a1b2c3d4e5f60718";

    public const int InstalledOther = 318;

    private const int InstalledFromTheImage = 12;

    /// <summary>As it follows from the report before it and from what the machine did since.</summary>
    /// <param name="failed">How many of the patches that are installed now cannot be.</param>
    public static PatchReport Of(StepRun run, DateTimeOffset started, int failed = 0)
    {
        var (parameters, before, now) = (run.Command.Parameters, run.Instance.Patches, DateTimeOffset.UtcNow);
        var pending = before is null || run.Instance.ConnectedAt > before.Ended ? 0 : before.PendingReboot;
        var report = new PatchReport(
            parameters["Operation"][0],
            parameters["RebootOption"][0],
            started,
            now,
            before?.InstalledAt,
            before is null ? InstalledFromTheImage : before.Installed + before.PendingReboot - pending,
            pending,
            before is null ? UsualResults.Packages.Count : before.Missing + before.Failed,
            Failed: 0);
        return report.Operation == "Install" ? report.WithMissingInstalled(failed) : report;
    }

    private PatchReport WithMissingInstalled(int failed)
    {
        var installed = Math.Max(0, Missing - failed);
        var pending = RebootOption == "NoReboot" ? PendingReboot + installed : 0;
        return this with
        {
            InstalledAt = installed > 0 ? Ended : InstalledAt,
            Installed = Installed + PendingReboot + installed - pending,
            PendingReboot = pending,
            Missing = 0,
            Failed = failed,
        };
    }
}
