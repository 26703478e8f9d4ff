using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class RunCommandTests(LocalAwsFixture fixture)
{
    private const string Update = "remediation-UpdateOperatingSystem";

    private Machines Machines => new(fixture.Aws);

    [Fact]
    public async Task A_command_runs_and_its_output_can_be_read_and_its_events_are_told()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);

        var command = await Machines.SendAsync(Update, [id], request =>
        {
            request["Comment"] = "a story";
            request["Parameters"] = new JsonObject { ["Mode"] = new JsonArray("full") };
        });
        await Machines.EndAsync(command);

        var run = (await Machines.InvocationsAsync(command)).Single();
        Assert.Equal((id, Update, "a story", "Success", "Success"), (run["InstanceId"].String(), run["DocumentName"].String(), run["Comment"].String(), run["Status"].String(), run["StatusDetails"].String()));
        var plugin = run["CommandPlugins"]!.AsArray().Single()!;
        Assert.Equal(("UpdateOperatingSystem", "Success", "0"), (plugin["Name"].String(), plugin["Status"].String(), plugin["ResponseCode"].String()));
        var line = JsonNode.Parse(plugin["Output"].String()!)!;
        Assert.Equal(("UpdateOperatingSystem", "succeeded", "full", 3), (line["document"].String(), line["status"].String(), line["mode"].String(), line["packages"]!.AsArray().Count));
        var one = (await Machines.SsmAsync("GetCommandInvocation", new JsonObject { ["CommandId"] = command, ["InstanceId"] = id })).JsonBody;
        Assert.Equal(("UpdateOperatingSystem", "Success", plugin["Output"].String()), (one["PluginName"].String(), one["Status"].String(), one["StandardOutputContent"].String()));
        Assert.Matches(@"^PT\d+(\.\d+)?S$", one["ExecutionElapsedTime"].String());

        Assert.Equal(["InProgress", "Success"], Events("EC2 Command Invocation Status-change Notification", command).Select(e => e["detail"]!["status"].String()));
        var told = Events("EC2 Command Invocation Status-change Notification", command).Last();
        Assert.Equal(("aws.ssm", $"arn:aws:ec2:eu-central-1:123456789012:instance/{id}"), (told["source"].String(), told["resources"]!.AsArray().Single().String()));
        Assert.Equal(["command-id", "document-name", "instance-id", "requested-date-time", "status"], told["detail"]!.AsObject().Select(d => d.Key).Order(StringComparer.Ordinal));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", told["detail"]!["requested-date-time"].String());
        var whole = Events("EC2 Command Status-change Notification", command);
        Assert.Equal(["InProgress", "Success"], whole.Select(e => e["detail"]!["status"].String()));
        Assert.Equal("""{"Mode":["full"]}""", Json.Text(whole[^1]["detail"]!["parameters"]));
        Assert.NotNull(whole[^1]["detail"]!["expire-after"].String());
    }

    [Fact]
    public async Task A_launch_leads_by_itself_through_the_rule_the_queue_and_the_function_to_a_run()
    {
        var id = await Machines.LaunchAsync(Machines.Debian12, ("test:patch", "yes"));

        var run = await fixture.Aws.SeenAsync<CommandChanged>(c => c.InstanceId == id && c.Status == "Success");

        Assert.Equal("function remediation-Worker", fixture.Aws.Journal.Calls("ssm", "SendCommand").Single(c => c.Parameters.GetValueOrDefault("InstanceIds", "").Contains(id, StringComparison.Ordinal)).Caller.ToString());
        var waits = await new Queue(fixture.Aws, "remediation-Launches").InvocationsAsync(id, 2);
        var registered = await fixture.Aws.SeenAsync<AgentRegistered>(a => a.InstanceId == id);
        Assert.True(waits[0].Time < registered.Time && registered.Time < waits[1].Time && waits[1].Time < run.Time);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.EndAsync(await Machines.SendAsync(Update, [id]));
        var second = await Machines.SendAsync(Update, [id]);
        await Machines.EndAsync(second);

        Assert.Equal("nothing-to-do", JsonNode.Parse((await OutputAsync(second))!)!["status"].String());
    }

    [Fact]
    public async Task Right_after_SendCommand_the_runs_cannot_be_read_yet()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        var answer = await Machines.TrySendAsync(Update, [id]);
        var command = answer.JsonBody["Command"]!;

        Assert.Equal(("Pending", 1, 0), (command["Status"].String(), command["TargetCount"]!.GetValue<int>(), command["CompletedCount"]!.GetValue<int>()));
        var missing = await Machines.SsmAsync("GetCommandInvocation", new JsonObject { ["CommandId"] = command["CommandId"].String(), ["InstanceId"] = id });
        Assert.Equal("InvocationDoesNotExist", missing.ErrorCode);
        await Machines.EndAsync(command["CommandId"].String()!);
    }

    [Fact]
    public async Task AWS_RunPatchBaseline_has_three_steps_of_which_one_is_for_Linux()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        var command = await Machines.SendAsync("AWS-RunPatchBaseline", [id], Operation("Install"));
        await Machines.EndAsync(command);

        var plugins = (await Machines.InvocationsAsync(command)).Single()["CommandPlugins"]!.AsArray();
        Assert.Equal(["PatchWindows", "PatchLinux", "PatchMacOS"], plugins.Select(p => p!["Name"].String()));
        Assert.Contains("MissingCount        : 0", plugins[1]!["Output"].String(), StringComparison.Ordinal);
        var unnamed = (await Machines.SsmAsync("GetCommandInvocation", new JsonObject { ["CommandId"] = command, ["InstanceId"] = id })).JsonBody;
        Assert.Equal(("", ""), (unnamed["PluginName"].String(), unnamed["StandardOutputContent"].String()));
        var wrong = await Machines.SsmAsync("GetCommandInvocation", new JsonObject { ["CommandId"] = command, ["InstanceId"] = id, ["PluginName"] = "PatchEverything" });
        Assert.Equal("InvalidPluginName", wrong.ErrorCode);
    }

    [Fact]
    public async Task Patch_Manager_does_not_know_Debian_13()
    {
        var id = await Machines.ManagedAsync(Machines.Debian13);
        var command = await Machines.SendAsync("AWS-RunPatchBaseline", [id], Operation("Scan"));
        await Machines.EndAsync(command);

        var run = (await Machines.InvocationsAsync(command)).Single();
        Assert.Equal(("Failed", "146"), (run["Status"].String(), run["CommandPlugins"]![1]!["ResponseCode"].String()));
    }

    [Fact]
    public async Task A_result_that_was_set_is_given()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.SetResultAsync(id, "UpdateOperatingSystem", new JsonObject { ["responseCode"] = 40, ["output"] = "busy", ["error"] = "dpkg is locked", ["seconds"] = 0 });

        var command = await Machines.SendAsync(Update, [id]);
        var end = await Machines.EndAsync(command);

        Assert.Equal(("Failed", "Failed"), (end.Status, end.StatusDetails));
        var run = (await Machines.InvocationsAsync(command)).Single();
        Assert.Equal("busy\n----------ERROR-------\ndpkg is locked", run["CommandPlugins"]![0]!["Output"].String());
        Assert.Equal("1", (await Machines.CommandAsync(command))["ErrorCount"].String());
    }

    [Fact]
    public async Task Exit_code_194_reboots_the_machine_and_runs_the_step_again_under_the_same_command()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.SetResultAsync(id, "UpdateOperatingSystem", new JsonArray(
            new JsonObject { ["responseCode"] = 194, ["seconds"] = 0 }, new JsonObject { ["responseCode"] = 0, ["output"] = "after the reboot", ["seconds"] = 0 }));

        var command = await Machines.SendAsync(Update, [id]);
        await fixture.Aws.SeenAsync<CommandChanged>(c => c.CommandId == command && c.InstanceId == id && c.Status == "InProgress");
        var end = await Machines.EndAsync(command);

        Assert.Equal("Success", end.Status);
        Assert.Equal("after the reboot", await OutputAsync(command));
        Assert.Equal(["InProgress", "Success"], Events("EC2 Command Invocation Status-change Notification", command).Select(e => e["detail"]!["status"].String()));
        Assert.Equal("Online", (await Machines.InformationOfAsync(id)).Single()["PingStatus"].String());
    }

    [Fact]
    public async Task A_command_by_tag_stops_after_too_many_errors()
    {
        var mark = Guid.NewGuid().ToString();
        foreach (var code in new[] { 0, 1, 1, 0 })
        {
            var id = await Machines.ManagedAsync(Machines.Debian12, ("mark", mark));
            await Machines.SetResultAsync(id, Update, new JsonObject { ["responseCode"] = code, ["seconds"] = 0.1 });
        }

        var answer = await Machines.SsmAsync("SendCommand", new JsonObject
        {
            ["DocumentName"] = Update,
            ["Targets"] = new JsonArray(Machines.Filter("tag:mark", mark)),
            ["MaxConcurrency"] = "1",
            ["MaxErrors"] = "25%",
        });
        var command = answer.JsonBody["Command"]!["CommandId"].String()!;
        var end = await Machines.EndAsync(command);

        Assert.Equal("Failed", end.Status);
        Assert.Equal(["Failed", "Failed", "Success", "Terminated"], (await Machines.InvocationsAsync(command)).Select(i => i["StatusDetails"].String()).Order());
        Assert.Equal(("4", "4", "2"), await CountsAsync(command));
    }

    [Fact]
    public async Task A_command_for_nobody_says_so()
    {
        var answer = await Machines.SsmAsync("SendCommand", new JsonObject { ["DocumentName"] = Update, ["Targets"] = new JsonArray(Machines.Filter("tag:nobody", "has it")) });

        Assert.Equal("NoInstancesInTag", (await Machines.EndAsync(answer.JsonBody["Command"]!["CommandId"].String()!)).StatusDetails);
    }

    [Fact]
    public async Task A_stopped_machine_gets_no_command_and_a_terminated_one_takes_none()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.Client.Ec2Async("StopInstances", ("InstanceId.1", id));
        await fixture.Aws.SeenAsync<EventPublished>(e => e.Event["detail"]!["instance-id"].String() == id && e.Event["detail"]!["state"].String() == "stopped");

        var end = await Machines.EndAsync(await Machines.SendAsync(Update, [id]));
        await Machines.Client.Ec2Async("TerminateInstances", ("InstanceId.1", id));
        await fixture.Aws.SeenAsync<EventPublished>(e => e.Event["detail"]!["instance-id"].String() == id && e.Event["detail"]!["state"].String() == "terminated");

        Assert.Equal(("TimedOut", "DeliveryTimedOut"), (end.Status, end.StatusDetails));
        Assert.Equal("InvalidInstanceId", (await Machines.TrySendAsync(Update, [id])).ErrorCode);
    }

    [Fact]
    public async Task A_machine_that_stops_during_a_run_leaves_it_to_time_out()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.SetResultAsync(id, Update, new JsonObject { ["seconds"] = 600 });
        var command = await Machines.SendAsync(Update, [id]);
        await fixture.Aws.SeenAsync<CommandChanged>(c => c.CommandId == command && c.InstanceId == id && c.Status == "InProgress");

        await Machines.Client.Ec2Async("StopInstances", ("InstanceId.1", id));

        Assert.Equal(("TimedOut", "ExecutionTimedOut"), ((await Machines.EndAsync(command)).Status, (await Machines.EndAsync(command)).StatusDetails));
    }

    [Fact]
    public async Task A_cancelled_command_ends_and_events_spell_it_with_one_l()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        await Machines.SetResultAsync(id, Update, new JsonObject { ["seconds"] = 600 });
        var command = await Machines.SendAsync(Update, [id]);
        await fixture.Aws.SeenAsync<CommandChanged>(c => c.CommandId == command && c.InstanceId == id && c.Status == "InProgress");

        await Machines.SsmAsync("CancelCommand", new JsonObject { ["CommandId"] = command });

        Assert.Equal("Cancelled", (await Machines.EndAsync(command)).Status);
        Assert.Equal("Cancelled", (await Machines.InvocationsAsync(command)).Single()["Status"].String());
        Assert.Equal("Canceled", Events("EC2 Command Invocation Status-change Notification", command)[^1]["detail"]!["status"].String());
        Assert.Equal("InvalidCommandId", (await Machines.SsmAsync("CancelCommand", new JsonObject { ["CommandId"] = Guid.NewGuid().ToString() })).ErrorCode);
    }

    [Theory]
    [InlineData("""{"DocumentName":"Nothing","InstanceIds":["ID"]}""", "InvalidDocument")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["i-0123456789abcdef0"]}""", "InvalidInstanceId")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID","ID"]}""", "DuplicateInstanceId")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["web-1"]}""", "ValidationException")]
    [InlineData("""{"DocumentName":"DOCUMENT"}""", "ValidationException")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"Parameters":{"Mode":["everything"]}}""", "InvalidParameters")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"Parameters":{"LockWaitSeconds":["1; id"]}}""", "InvalidParameters")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"Parameters":{"Unknown":["1"]}}""", "InvalidParameters")]
    [InlineData("""{"DocumentName":"AWS-RunPatchBaseline","InstanceIds":["ID"]}""", "InvalidParameters")]
    [InlineData("""{"DocumentName":"AWS-RunPatchBaseline","InstanceIds":["ID"],"Parameters":{"Operation":["Wipe"]}}""", "InvalidParameters")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"TimeoutSeconds":29}""", "ValidationException")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"MaxConcurrency":"0"}""", "ValidationException")]
    [InlineData("""{"DocumentName":"DOCUMENT","InstanceIds":["ID"],"MaxErrors":"101%"}""", "ValidationException")]
    public async Task What_AWS_refuses_is_refused(string request, string code)
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);

        var answer = await Machines.SsmAsync("SendCommand", JsonNode.Parse(request.Replace("ID\"", id + "\"", StringComparison.Ordinal).Replace("DOCUMENT", Update, StringComparison.Ordinal))!.AsObject());

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task More_than_fifty_instances_or_a_long_comment_are_refused()
    {
        var many = await Machines.TrySendAsync(Update, Enumerable.Range(0, 51).Select(i => $"i-{i:x17}"));
        var wordy = await Machines.TrySendAsync(Update, ["i-0123456789abcdef0"], request => request["Comment"] = new string('x', 101));

        Assert.Equal(("ValidationException", "ValidationException"), (many.ErrorCode, wordy.ErrorCode));
    }

    [Fact]
    public async Task Commands_are_listed_by_what_a_caller_asks_for_the_newest_first()
    {
        var id = await Machines.ManagedAsync(Machines.Debian12);
        var first = await Machines.SendAsync(Update, [id]);
        await Machines.EndAsync(first);
        var second = await Machines.SendAsync("AWS-RunPatchBaseline", [id], Operation("Scan"));
        await Machines.EndAsync(second);

        Assert.Equal([second, first], await RunsAsync(id));
        Assert.Equal([first], await RunsAsync(id, ("DocumentName", Update)));
        Assert.Equal([second, first], await RunsAsync(id, ("Status", "Success")));
        Assert.Empty(await RunsAsync(id, ("InvokedBefore", "2020-01-01T00:00:00Z")));
        var page = (await Machines.SsmAsync("ListCommandInvocations", new JsonObject { ["InstanceId"] = id, ["MaxResults"] = 1 })).JsonBody;
        Assert.Equal((1, false), (page["CommandInvocations"]!.AsArray().Count, page["NextToken"] is null));
        Assert.Empty(page["CommandInvocations"]![0]!["CommandPlugins"]!.AsArray());
    }

    [Fact]
    public void Long_output_keeps_its_beginning()
    {
        var (output, error) = (new string('o', 30_000), new string('e', 9_000));

        Assert.Equal((24_000, 8_000, 2_500), (OutputLimits.StandardOutput(output).Length, OutputLimits.StandardError(error).Length, OutputLimits.Together(output, error).Length));
        Assert.EndsWith("---Output truncated---", OutputLimits.StandardOutput(output), StringComparison.Ordinal);
        Assert.Equal(2_500, OutputLimits.Together(output, "").Length);
        Assert.Equal("short", OutputLimits.Together("short", ""));
        Assert.EndsWith("\n----------ERROR-------\nwhy", OutputLimits.Together(output, "why"), StringComparison.Ordinal);
    }

    private static Action<JsonObject> Operation(string operation) => request => request["Parameters"] = new JsonObject { ["Operation"] = new JsonArray(operation) };

    private async Task<string?> OutputAsync(string command) => (await Machines.InvocationsAsync(command)).Single()["CommandPlugins"]![0]!["Output"].String();

    private async Task<(string?, string?, string?)> CountsAsync(string id)
    {
        var command = await Machines.CommandAsync(id);
        return (command["TargetCount"].String(), command["CompletedCount"].String(), command["ErrorCount"].String());
    }

    private async Task<IEnumerable<string?>> RunsAsync(string id, params (string Key, string Value)[] filters)
    {
        var request = new JsonObject { ["InstanceId"] = id, ["Filters"] = new JsonArray([.. filters.Select(f => new JsonObject { ["key"] = f.Key, ["value"] = f.Value })]) };
        return (await Machines.SsmAsync("ListCommandInvocations", request)).JsonBody["CommandInvocations"]!.AsArray().Select(i => i!["CommandId"].String());
    }

    private List<JsonObject> Events(string type, string command) =>
        [.. fixture.Aws.Events.History.OfType<EventPublished>().Where(e => e.Name == type && e.Event["detail"]!["command-id"].String() == command).Select(e => e.Event)];
}
