using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>What the newest run of AWS-RunPatchBaseline found missing on an instance, or installed; nothing when there was none.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatches.html</summary>
internal sealed class DescribeInstancePatches(CommandStore store) : SsmAction("DescribeInstancePatches")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var id = request["InstanceId"].String() ?? throw Invalid(null, "instanceId", "Member must not be null");
        var runs = from command in store.In(scope)
                   where command.Document.Name == "AWS-RunPatchBaseline"
                   from invocation in command.Invocations
                   where invocation.Instance.Id == id && invocation.Status == CommandStatus.Success
                   select (State: command.Parameters["Operation"][0] == "Install" ? "Installed" : "Missing", Time: command.RequestedAt);
        var patches = runs.Take(1).SelectMany(run => UsualResults.Packages.Select(package => Patch(package, run.State, run.Time))).Where(patch => IsWanted(patch, request)).ToList();
        return Task.FromResult(Page("Patches", patches, request, (10, 100, 50), patch => patch));
    }

    private static JsonObject Patch((string Name, string From, string To) package, string state, DateTimeOffset time) => new()
    {
        ["Title"] = $"{package.Name}.x86_64:{package.To}",
        ["KBId"] = $"{package.Name}.x86_64",
        ["Classification"] = string.Empty,
        ["Severity"] = "Important",
        ["State"] = state,
        ["InstalledTime"] = state == "Installed" ? SsmTime.Seconds(time) : 0,
    };

    private static bool IsWanted(JsonObject patch, JsonObject request) => (request["Filters"] as JsonArray ?? []).All(filter => filter?["Key"].String() switch
    {
        "State" or "Severity" or "Classification" or "KBId" => Strings(filter!["Values"]).Contains(patch[filter["Key"].String()!].String()),
        var key => throw new AwsErrorException("InvalidFilter", $"The filter {key} is not valid."),
    });
}
