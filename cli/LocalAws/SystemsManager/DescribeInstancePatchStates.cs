using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>What the newest run of AWS-RunPatchBaseline reported of each instance; one without such a run is left out.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html</summary>
internal sealed class DescribeInstancePatchStates(Fleet fleet) : SsmAction("DescribeInstancePatchStates")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        if (request["InstanceIds"] is null)
        {
            throw Invalid(null, "instanceIds", "Member must not be null");
        }

        var reports = InstanceIds(request).Distinct().Select(id => (Id: id, fleet.Find(scope, id)?.Patches)).Where(instance => instance.Patches is not null).ToList();
        return Task.FromResult(Page("InstancePatchStates", reports, request, (10, 100, 50), instance => State(instance.Id, instance.Patches!)));
    }

    private static JsonObject State(string id, PatchReport report) => new()
    {
        ["InstanceId"] = id,
        ["PatchGroup"] = string.Empty,
        ["BaselineId"] = PatchReport.BaselineId,
        ["Operation"] = report.Operation,
        ["OperationStartTime"] = SsmTime.Seconds(report.Started),
        ["OperationEndTime"] = SsmTime.Seconds(report.Ended),
        ["RebootOption"] = report.RebootOption,
        ["InstalledCount"] = report.Installed,
        ["InstalledOtherCount"] = PatchReport.InstalledOther,
        ["InstalledPendingRebootCount"] = report.PendingReboot,
        ["InstalledRejectedCount"] = 0,
        ["MissingCount"] = report.Missing,
        ["FailedCount"] = report.Failed,
        ["NotApplicableCount"] = 0,
    };
}
