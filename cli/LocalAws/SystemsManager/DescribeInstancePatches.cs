using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>What the newest run of AWS-RunPatchBaseline found missing on an instance, or installed; nothing when there was none.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatches.html</summary>
internal sealed class DescribeInstancePatches(Fleet fleet) : SsmAction("DescribeInstancePatches")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var id = request["InstanceId"].String() ?? throw Invalid(null, "instanceId", "Member must not be null");
        var patches = fleet.Find(scope, id)?.Patches is { } report ? UsualResults.Packages.Zip(States(report), (package, state) => Patch(package, state, report.InstalledAt)) : [];
        return Task.FromResult(Page("Patches", patches.Where(patch => IsWanted(patch, request)).ToList(), request, (10, 100, 50), patch => patch));
    }

    /// <summary>One for each patch there is.</summary>
    private static IEnumerable<string> States(PatchReport report) =>
    [
        .. Enumerable.Repeat("Failed", report.Failed),
        .. Enumerable.Repeat("Missing", report.Missing),
        .. Enumerable.Repeat("InstalledPendingReboot", report.PendingReboot),
        .. Enumerable.Repeat("Installed", report.Installed),
    ];

    private static JsonObject Patch((string Name, string From, string To) package, string state, DateTimeOffset? installed) => new()
    {
        ["Title"] = $"{package.Name}.x86_64:{package.To}",
        ["KBId"] = $"{package.Name}.x86_64",
        ["Classification"] = string.Empty,
        ["Severity"] = "Important",
        ["State"] = state,
        ["InstalledTime"] = installed is { } time && state is "Installed" or "InstalledPendingReboot" ? SsmTime.Seconds(time) : 0,
    };

    private static bool IsWanted(JsonObject patch, JsonObject request) => (request["Filters"] as JsonArray ?? []).All(filter => filter?["Key"].String() switch
    {
        "State" or "Severity" or "Classification" or "KBId" => Strings(filter!["Values"]).Contains(patch[filter["Key"].String()!].String()),
        var key => throw new AwsErrorException("InvalidFilter", $"The filter {key} is not valid."),
    });
}
