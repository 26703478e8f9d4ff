using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class InstanceStateTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    [Fact]
    public async Task A_launch_is_told_as_pending_and_a_moment_later_as_running_in_the_form_of_EC2()
    {
        var id = await RunAsync();

        var running = await StateAsync(id, "running");
        var pending = await StateAsync(id, "pending");

        Assert.True(running.Time - pending.Time >= fixture.Aws.Options.StateChangeDelay);
        var busEvent = running.Event;
        Assert.Equal(
            ("0", "EC2 Instance State-change Notification", "aws.ec2", "123456789012", "eu-central-1"),
            (busEvent["version"].String(), busEvent["detail-type"].String(), busEvent["source"].String(), busEvent["account"].String(), busEvent["region"].String()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", busEvent["time"].String());
        Assert.Equal($"[\"arn:aws:ec2:eu-central-1:123456789012:instance/{id}\"]", Json.Text(busEvent["resources"]));
        Assert.Equal($$"""{"instance-id":"{{id}}","state":"running"}""", Json.Text(busEvent["detail"]));
    }

    [Fact]
    public async Task Stopping_starting_and_terminating_are_told_and_a_reboot_is_not()
    {
        var id = await RunAsync();
        await StateAsync(id, "running");

        await Aws.Ec2Async("RebootInstances", ("InstanceId.1", id));
        await Aws.Ec2Async("StopInstances", ("InstanceId.1", id));
        await StateAsync(id, "stopped");
        await Aws.Ec2Async("StopInstances", ("InstanceId.1", id));
        await Aws.Ec2Async("StartInstances", ("InstanceId.1", id));
        await SeenStatesAsync(id, "pending", "running", "stopping", "stopped", "pending", "running");
        await Aws.Ec2Async("TerminateInstances", ("InstanceId.1", id));
        await StateAsync(id, "terminated");

        Assert.Equal(["pending", "running", "stopping", "stopped", "pending", "running", "shutting-down", "terminated"], States(id));
    }

    [Fact]
    public async Task A_rule_of_its_own_puts_the_event_into_its_queue_and_the_function_gets_it_from_there()
    {
        var id = await RunAsync();

        var started = (await new Queue(fixture.Aws, "remediation-Launches").InvocationsAsync(id, 1))[0];

        var body = JsonNode.Parse(started.Payload)!["Records"]!.AsArray().Select(r => JsonNode.Parse(r!["body"].String()!)!).Single(e => e["detail"]?["instance-id"].String() == id);
        Assert.Equal("running", body["detail"]!["state"].String());
        var running = await StateAsync(id, "running");
        Assert.Equal(
            ("remediation-InstanceRunning", "arn:aws:sqs:eu-central-1:123456789012:remediation-Launches"),
            fixture.Aws.Events.History.OfType<RuleMatched>().Where(m => m.EventId == running.Event["id"].String()).Select(m => (m.Rule, m.Target)).Single());
    }

    [Fact]
    public async Task A_rule_whose_queue_is_gone_leaves_the_event_in_the_targets_dead_letter_queue_and_its_other_target_gets_it()
    {
        var marker = Guid.NewGuid().ToString();
        await Aws.QueryAsync("sqs", "DeleteQueue", ("QueueUrl", new Queue(fixture.Aws, "remediation-Doomed").Url));

        await Aws.JsonAsync("events", "AWSEvents.PutEvents", new JsonObject
        {
            ["Entries"] = new JsonArray(new JsonObject { ["Source"] = "test.doomed", ["DetailType"] = "Asked", ["Detail"] = $$"""{"marker":"{{marker}}"}""" }),
        });

        Assert.Contains(marker, await new Queue(fixture.Aws, "remediation-Failures").ReceiveAsync(marker), StringComparison.Ordinal);
        await fixture.Aws.SeenAsync<InvocationStarted>(s => s.Function == "remediation-Guard" && System.Text.Encoding.UTF8.GetString(s.Payload).Contains(marker, StringComparison.Ordinal));
    }

    private async Task<string> RunAsync() =>
        (await Aws.Ec2Async("RunInstances", ("ImageId", "ami-12345678"), ("MinCount", "1"), ("MaxCount", "1"))).Xml.Descendants("instanceId").Single().Value;

    private Task<EventPublished> StateAsync(string id, string state) => fixture.Aws.SeenAsync<EventPublished>(e => IsAbout(e, id) && e.Event["detail"]!["state"].String() == state);

    private async Task SeenStatesAsync(string id, params string[] states) =>
        await fixture.Aws.SeenAsync<EventPublished>(e => IsAbout(e, id) && States(id).SequenceEqual(states));

    private IEnumerable<string> States(string id) => fixture.Aws.Events.History.OfType<EventPublished>().Where(e => IsAbout(e, id)).Select(e => e.Event["detail"]!["state"].String()!);

    private static bool IsAbout(EventPublished published, string id) =>
        published.Name == "EC2 Instance State-change Notification" && published.Event["detail"]!["instance-id"].String() == id;
}
