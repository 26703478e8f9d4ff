using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>What Patch Manager knows of an instance: the image has 12 patches, and 3 are missing.</summary>
[Collection(LocalAwsCollection.Name)]
public sealed class PatchStateTests(LocalAwsFixture fixture)
{
    private const string PatchBaseline = "AWS-RunPatchBaseline";

    private Machines Machines => new(fixture.Aws);

    [Fact]
    public async Task An_instance_has_no_state_before_its_first_run_and_then_the_state_of_the_newest()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        Assert.Empty(await StatesAsync(id));
        Assert.Empty(await PatchesAsync(id, "Missing", "Installed"));

        var scanned = await StateAfterAsync(id, "Scan");
        Assert.Equal(("Scan", new Counts(12, 0, 3, 0)), (scanned["Operation"].String(), CountsOf(scanned)));
        Assert.Equal((3, 0), ((await PatchesAsync(id, "Missing")).Count, (await PatchesAsync(id, "Installed")).Count));
        Assert.Equal(new Counts(12, 0, 3, 0), CountsOf(await StateAfterAsync(id, "Scan")));

        var began = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        var installed = await StateAfterAsync(id, "Install");
        Assert.Equal(("Install", "RebootIfNeeded", new Counts(15, 0, 0, 0)), (installed["Operation"].String(), installed["RebootOption"].String(), CountsOf(installed)));
        Assert.True(began < Time(installed, "OperationStartTime") && Time(installed, "OperationStartTime") < Time(installed, "OperationEndTime") && Time(installed, "OperationEndTime") <= DateTimeOffset.UtcNow, Json.Text(installed));
        var patches = await PatchesAsync(id, "Installed");
        Assert.Equal((3, 0), (patches.Count, (await PatchesAsync(id, "Missing")).Count));

        Assert.Equal(new Counts(15, 0, 0, 0), CountsOf(await StateAfterAsync(id, "Scan")));
        Assert.Equal(Json.Text(patches), Json.Text(await PatchesAsync(id, "Installed")));
    }

    [Fact]
    public async Task What_is_installed_without_a_reboot_waits_for_the_next_one()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);

        var installed = await StateAfterAsync(id, "Install", "NoReboot");
        Assert.Equal(("NoReboot", new Counts(12, 3, 0, 0)), (installed["RebootOption"].String(), CountsOf(installed)));
        Assert.Equal((0, 3), ((await PatchesAsync(id, "Installed")).Count, (await PatchesAsync(id, "InstalledPendingReboot")).Count));
        Assert.Equal(new Counts(12, 3, 0, 0), CountsOf(await StateAfterAsync(id, "Install", "NoReboot")));

        await Machines.SetResultAsync(id, "UpdateOperatingSystem", new JsonArray(new JsonObject { ["responseCode"] = 194, ["seconds"] = 0 }, new JsonObject { ["seconds"] = 0 }));
        await Machines.EndAsync(await Machines.SendAsync("remediation-UpdateOperatingSystem", [id]));
        Assert.Equal(new Counts(15, 0, 0, 0), CountsOf(await StateAfterAsync(id, "Scan")));
    }

    [Fact]
    public async Task Patches_that_fail_are_reported_and_missing_until_they_are_installed()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.SetResultAsync(id, PatchBaseline, new JsonArray(
            new JsonObject { ["responseCode"] = 1, ["failedPatches"] = 2, ["seconds"] = 0 }, new JsonObject { ["responseCode"] = 0, ["seconds"] = 0 }));

        Assert.Equal(new Counts(13, 0, 0, 2), CountsOf(await StateAfterAsync(id, "Install")));
        Assert.Equal((2, 1), ((await PatchesAsync(id, "Failed")).Count, (await PatchesAsync(id, "Installed")).Count));
        Assert.Equal(new Counts(13, 0, 2, 0), CountsOf(await StateAfterAsync(id, "Scan")));
        Assert.Equal(new Counts(15, 0, 0, 0), CountsOf(await StateAfterAsync(id, "Install")));
    }

    [Fact]
    public async Task A_run_that_fails_as_a_whole_leaves_the_state_of_the_one_before()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        var before = await StateAfterAsync(id, "Scan");
        await Machines.SetResultAsync(id, PatchBaseline, new JsonObject { ["responseCode"] = 1, ["error"] = "no route to the bucket", ["seconds"] = 0 });

        Assert.Equal(Json.Text(before), Json.Text(await StateAfterAsync(id, "Install")));
        var unsupported = await Machines.ManagedAsync(Machines.Debian13);
        await RunAsync(unsupported, "Install");
        Assert.Empty(await StatesAsync(unsupported));
    }

    [Fact]
    public async Task Many_instances_are_read_at_once_page_by_page_and_those_without_a_state_are_left_out()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => Machines.ManagedAsync(Machines.Debian12)));
        await Machines.EndAsync(await Machines.SendAsync(PatchBaseline, ids, Parameters("Scan")));
        string[] asked = ["i-0123456789abcdef0", .. ids];

        var first = (await DescribeAsync(asked, 10)).JsonBody;
        var second = (await DescribeAsync(asked, 10, first["NextToken"].String())).JsonBody;

        Assert.Equal((10, 1, null), (first["InstancePatchStates"]!.AsArray().Count, second["InstancePatchStates"]!.AsArray().Count, second["NextToken"].String()));
        Assert.Equal(ids, first["InstancePatchStates"]!.AsArray().Concat(second["InstancePatchStates"]!.AsArray()).Select(state => state!["InstanceId"].String()));
    }

    [Fact]
    public async Task What_AWS_refuses_is_refused()
    {
        var many = await DescribeAsync([.. Enumerable.Range(0, 51).Select(i => $"i-{i:x17}")], 10);
        var few = await DescribeAsync(["i-0123456789abcdef0"], 9);
        var name = await DescribeAsync(["web-1"], 10);
        var nothing = await Machines.SsmAsync("DescribeInstancePatchStates", []);

        Assert.All([many, few, name, nothing], answer => Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorCode)));
    }

    private static Action<JsonObject> Parameters(string operation, string reboot = "RebootIfNeeded") =>
        request => request["Parameters"] = new JsonObject { ["Operation"] = new JsonArray(operation), ["RebootOption"] = new JsonArray(reboot) };

    private static Counts CountsOf(JsonNode state) => new(Count(state, "InstalledCount"), Count(state, "InstalledPendingRebootCount"), Count(state, "MissingCount"), Count(state, "FailedCount"));

    private static int Count(JsonNode state, string name) => state[name]!.GetValue<int>();

    private static DateTimeOffset Time(JsonNode state, string name) => DateTimeOffset.UnixEpoch.AddSeconds(state[name]!.GetValue<double>());

    private async Task RunAsync(string id, string operation, string reboot = "RebootIfNeeded") =>
        await Machines.EndAsync(await Machines.SendAsync(PatchBaseline, [id], Parameters(operation, reboot)));

    private async Task<JsonNode> StateAfterAsync(string id, string operation, string reboot = "RebootIfNeeded")
    {
        await RunAsync(id, operation, reboot);
        return Assert.Single(await StatesAsync(id))!;
    }

    private async Task<JsonArray> StatesAsync(string id) => (await DescribeAsync([id], 10)).JsonBody["InstancePatchStates"]!.AsArray();

    private Task<Answer> DescribeAsync(IReadOnlyList<string> ids, int page, string? token = null)
    {
        var request = new JsonObject { ["InstanceIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]), ["MaxResults"] = page };
        if (token is not null)
        {
            request["NextToken"] = token;
        }

        return Machines.SsmAsync("DescribeInstancePatchStates", request);
    }

    private async Task<JsonArray> PatchesAsync(string id, params string[] states) =>
        (await Machines.SsmAsync("DescribeInstancePatches", new JsonObject { ["InstanceId"] = id, ["Filters"] = new JsonArray(Machines.Filter("State", states)) })).JsonBody["Patches"]!.AsArray();

    private sealed record Counts(int Installed, int PendingReboot, int Missing, int Failed);
}
