using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class EventFlowTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => new(fixture.Aws) { UserAgent = "someone" };

    [Fact]
    public async Task A_rule_that_is_opened_is_closed_by_the_function_and_told_and_the_function_does_not_wake_itself()
    {
        var group = await Aws.CreateGroupAsync();

        await Aws.OpenAsync(group);
        var started = await fixture.Aws.SeenAsync<InvocationStarted>(s => Encoding.UTF8.GetString(s.Payload).Contains(group, StringComparison.Ordinal));
        var ended = await fixture.Aws.SeenAsync<InvocationEnded>(e => e.Result.RequestId == started.RequestId);

        Assert.Null(ended.Result.FunctionError);
        Assert.Empty(await Aws.RulesAsync(group));
        var revoke = await fixture.Aws.SeenAsync<EventPublished>(
            e => e.Name == "RevokeSecurityGroupIngress" && e.Event["detail"]!["requestParameters"]!["groupId"].String() == group);
        var identity = revoke.Event["detail"]!["userIdentity"]!;
        Assert.Equal("AssumedRole", identity["type"].String());
        Assert.Equal("arn:aws:iam::123456789012:role/remediation-GuardRole", identity["sessionContext"]!["sessionIssuer"]!["arn"].String());
        Assert.Equal("fake-bootstrap", revoke.Event["detail"]!["userAgent"].String());
        Assert.Equal("function remediation-Guard", fixture.Aws.Journal.Calls("ec2", "RevokeSecurityGroupIngress").Single(c => c.Parameters.GetValueOrDefault("GroupId") == group).Caller.ToString());
        var told = await fixture.Aws.SeenAsync<SnsPublished>(m => m.Subject == "Closed");
        Assert.Equal("closed", told.Attributes["kind"]);
        Assert.Equal(CallerKind.Function, told.Caller.Kind);
    }

    [Fact]
    public async Task A_call_of_the_functions_own_role_matches_no_rule()
    {
        var group = await Aws.CreateGroupAsync();
        var environment = (await Aws.InvokeAsync("Guard", """{"do":"env"}""")).JsonBody;
        var asGuard = new AwsClient(fixture.Aws) { UserAgent = "someone", AccessKey = environment["AWS_ACCESS_KEY_ID"].String()! };

        await asGuard.OpenAsync(group);
        var published = await fixture.Aws.SeenAsync<EventPublished>(
            e => e.Name == "AuthorizeSecurityGroupIngress" && e.Event["detail"]!["requestParameters"]!["groupId"].String() == group);

        Assert.DoesNotContain(fixture.Aws.Events.History.OfType<RuleMatched>(), m => m.EventId == published.Event["id"].String());
        Assert.Single(await Aws.RulesAsync(group));
    }

    [Fact]
    public async Task An_event_reaches_its_function_within_milliseconds_of_the_answer()
    {
        await Aws.InvokeAsync("Guard", "{}");
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var group = await Aws.CreateGroupAsync();
            await Aws.OpenAsync(group);
            var started = await fixture.Aws.SeenAsync<InvocationStarted>(s => Encoding.UTF8.GetString(s.Payload).Contains(group, StringComparison.Ordinal));
            var call = await fixture.Aws.SeenAsync<ApiCalled>(c => c.Call.Action == "AuthorizeSecurityGroupIngress" && c.Call.Parameters.GetValueOrDefault("GroupId") == group);
            times.Add((started.Time - call.Time).TotalMilliseconds);
        }

        Assert.True(times.Min() < 50, $"The fastest of five took {times.Min():0.0} ms.");
    }

    [Fact]
    public async Task A_failing_event_is_tried_three_times_under_one_id_and_then_put_aside_in_both_forms()
    {
        var marker = Guid.NewGuid().ToString();
        await PutEventAsync("test.stubborn", new JsonObject { ["do"] = "fail", ["marker"] = marker });

        var record = JsonNode.Parse(await new Queue(fixture.Aws, "remediation-Failures").ReceiveAsync(marker))!;
        var raw = JsonNode.Parse(await new Queue(fixture.Aws, "remediation-RawFailures").ReceiveAsync(marker))!;

        Assert.Equal("RetriesExhausted", record["requestContext"]!["condition"].String());
        Assert.Equal(3, record["requestContext"]!["approximateInvokeCount"]!.GetValue<int>());
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:function:remediation-Stubborn:$LATEST", record["requestContext"]!["functionArn"].String());
        Assert.Equal(marker, record["requestPayload"]!["detail"]!["marker"].String());
        Assert.Equal("Unhandled", record["responseContext"]!["functionError"].String());
        Assert.Equal("told to fail", record["responsePayload"]!["errorMessage"].String());
        Assert.Equal(marker, raw["detail"]!["marker"].String());
        var id = record["requestContext"]!["requestId"].String();
        Assert.Equal([1, 2, 3], fixture.Aws.Events.History.OfType<InvocationStarted>().Where(s => s.RequestId == id).Select(s => s.Attempt));
        Assert.Equal(2, fixture.Aws.Events.History.OfType<DeadLettered>().Count(d => d.RequestId == id));
    }

    [Fact]
    public async Task An_event_that_a_client_puts_reaches_functions_in_the_form_of_EventBridge()
    {
        var marker = Guid.NewGuid().ToString();
        await PutEventAsync("test.stubborn", new JsonObject { ["marker"] = marker });

        var started = await fixture.Aws.SeenAsync<InvocationStarted>(s => Encoding.UTF8.GetString(s.Payload).Contains(marker, StringComparison.Ordinal));

        var busEvent = JsonNode.Parse(started.Payload)!;
        Assert.Equal("remediation-Stubborn", started.Function);
        Assert.Equal(("0", "test.stubborn", "Asked", "123456789012", "eu-central-1"), (
            busEvent["version"].String(), busEvent["source"].String(), busEvent["detail-type"].String(), busEvent["account"].String(), busEvent["region"].String()));
    }

    [Fact]
    public async Task What_happens_in_another_region_runs_the_function_there()
    {
        var there = new AwsClient(fixture.Aws) { UserAgent = "someone", Region = "us-east-1" };
        var group = await there.CreateGroupAsync();

        await there.OpenAsync(group);

        var started = await fixture.Aws.SeenAsync<InvocationStarted>(s => Encoding.UTF8.GetString(s.Payload).Contains(group, StringComparison.Ordinal));
        Assert.Equal("us-east-1", started.Region);
        await fixture.Aws.SeenAsync<SnsPublished>(m => m.TopicArn == "arn:aws:sns:us-east-1:123456789012:remediation-notices");
    }

    private async Task PutEventAsync(string source, JsonObject detail)
    {
        var answer = await Aws.JsonAsync("events", "AWSEvents.PutEvents", new JsonObject
        {
            ["Entries"] = new JsonArray(new JsonObject { ["Source"] = source, ["DetailType"] = "Asked", ["Detail"] = Json.Text(detail) }),
        });
        Assert.Equal(200, answer.Status);
    }
}
