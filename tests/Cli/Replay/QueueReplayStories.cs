using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.Commands;
using Remediation.Cli.LocalAws;
using Remediation.Cli.Tests.Scan;

namespace Remediation.Cli.Tests.Replay;

/// <summary>What could not be handled is seen, and made good when its cause is gone. Nothing is lost on the way.</summary>
public sealed class QueueReplayStories(GuardedAccount account) : IClassFixture<GuardedAccount>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_the_guard_failed_on_is_shown_stays_while_it_fails_and_then_closes_the_hole()
    {
        const string region = "eu-west-1";
        account.Aws.Faults.Add([new Fault("ec2", "RevokeSecurityGroupIngress", FaultKind.Denied) { Times = 1000, Caller = "function" }]);
        string group = await account.Aws.OpensAsync(region, "failed", "tcp/22 0.0.0.0/0");
        await account.Aws.Events.WaitForAsync<DeadLettered>(letter => letter.Body.Contains(group, StringComparison.Ordinal), Patience, Cancellation);

        var shown = await account.ReplayAsync(region, "--queue", "remediation-FailedEvents");
        var tooEarly = await account.ReplayAsync(region, "--queue", "remediation-FailedEvents", "--go");
        account.Aws.Faults.Clear();
        var replayed = await account.ReplayAsync(region, "--queue", $"arn:aws:sqs:{region}:123456789012:remediation-FailedEvents", "--go");
        var empty = await account.ReplayAsync(region, "--queue", $"{account.Aws.Endpoint}123456789012/remediation-FailedEvents");

        Assert.Equal((2, 2, 0, 0), (shown.ExitCode, tooEarly.ExitCode, replayed.ExitCode, empty.ExitCode));
        Assert.Contains("function remediation-SecurityGroupGuard: RetriesExhausted: ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("AuthorizeSecurityGroupIngress by user/owner at ", shown.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 message. Nothing was changed; --go replays them.", shown.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("stays: remediation-SecurityGroupGuard failed again: ", tooEarly.Output, StringComparison.Ordinal);
        Assert.Contains("handled by remediation-SecurityGroupGuard: ", replayed.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 message: 1 handled and deleted, 0 left.", replayed.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("No messages.", empty.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(await OpenRulesAsync(region, group));
    }

    [Fact]
    public async Task An_event_that_no_function_could_be_given_is_handled_when_there_are_functions_again()
    {
        const string region = "eu-west-2";
        account.TakeFunctionsAway();
        string group = await account.Aws.OpensAsync(region, "undelivered", "tcp/22 0.0.0.0/0");
        await account.Aws.Events.WaitForAsync<DeadLettered>(letter => letter.Body.Contains(group, StringComparison.Ordinal), Patience, Cancellation);

        var shown = await account.ReplayAsync(region, "--stack", "remediation", "--json");
        var tooEarly = await account.ReplayAsync(region, "--stack", "remediation", "--go");
        account.GiveFunctionsBack();
        var replayed = await account.ReplayAsync(region, "--stack", "remediation", "--go");

        Assert.Equal((2, 2, 0), (shown.ExitCode, tooEarly.ExitCode, replayed.ExitCode));
        var letter = JsonNode.Parse(shown.Output)!;
        Assert.Equal("remediation-UndeliveredEvents", (string?)letter["queue"]);
        Assert.Equal("rule remediation-SecurityGroupGuardSecurityGroupChanged", (string?)letter["from"]);
        Assert.StartsWith("NO_RESOURCE: ", (string?)letter["reason"], StringComparison.Ordinal);
        Assert.Equal("function remediation-SecurityGroupGuard", (string?)letter["goesTo"]);
        Assert.True(DateTimeOffset.TryParse((string?)letter["sent"], CultureInfo.InvariantCulture, out _));
        Assert.Contains("stays: AWS refused: ServiceException", tooEarly.Output, StringComparison.Ordinal);
        Assert.Contains("remediation-FailedLaunches", replayed.Output, StringComparison.Ordinal);
        Assert.Empty(await OpenRulesAsync(region, group));
    }

    [Fact]
    public async Task A_launch_that_failed_goes_back_to_the_queue_that_it_came_from()
    {
        const string region = "eu-west-3";
        const string instance = "i-0123456789abcdef0";
        string launch = $$"""
            {"version":"0","id":"3f0a","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012","time":"2026-11-01T12:00:00Z",
            "region":"{{region}}","resources":[],"detail":{"instance-id":"{{instance}}","state":"running"} }
            """;
        await account.SendAsync(region, "remediation-FailedLaunches", launch);

        var shown = await account.ReplayAsync(region, "--queue", "remediation-FailedLaunches");
        var replayed = await account.ReplayAsync(region, "--queue", "remediation-FailedLaunches", "--go");

        Assert.Equal((2, 0), (shown.ExitCode, replayed.ExitCode));
        Assert.Contains($"EC2 Instance State-change Notification running {instance} at ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("-> queue remediation-LaunchedInstances", shown.Output, StringComparison.Ordinal);
        Assert.Contains("put into queue remediation-LaunchedInstances", replayed.Output, StringComparison.Ordinal);
        var started = await account.Aws.Events.WaitForAsync<InvocationStarted>(
            start => Encoding.UTF8.GetString(start.Payload).Contains(instance, StringComparison.Ordinal), Patience, Cancellation);
        Assert.Equal("remediation-InstancePatcher", started.Function);
    }

    [Fact]
    public async Task Messages_of_schedules_topics_and_functions_find_their_way_and_what_nobody_knows_stays()
    {
        const string region = "eu-north-1";
        const string queue = "remediation-UndeliveredEvents";
        string sweep = $"arn:aws:lambda:{region}:123456789012:function:remediation-SecurityGroupSweep";
        string topic = $"arn:aws:sns:{region}:123456789012:remediation-Notices";
        string subscription = await SubscribeAsync(region, topic, sweep);
        await account.SendAsync(region, queue, "{}", ("SCHEDULE_ARN", $"arn:aws:scheduler:{region}:123456789012:schedule/default/hourly"), ("TARGET_ARN", sweep), ("ERROR_CODE", "AWS.Lambda.TooManyRequestsException"));
        await account.SendAsync(region, queue, $$"""{"Type":"Notification","MessageId":"m","TopicArn":"{{topic}}","Subject":"Closed: 1 rule","Message":"m","UnsubscribeURL":"https://sns/?Action=Unsubscribe&SubscriptionArn={{subscription}}"}""");
        await account.SendAsync(region, queue, "{}", ("RequestID", "r"), ("ErrorCode", "200"), ("ErrorMessage", "told to fail"));
        await account.SendAsync(region, queue, "hello\e[2J");

        var first = await account.ReplayAsync(region, "--queue", queue, "--go");
        var named = await account.ReplayAsync(region, "--queue", queue, "--go", "--function", "SecurityGroupSweep");
        var last = await account.ReplayAsync(region, "--queue", queue, "--json");

        Assert.Equal((2, 2, 2), (first.ExitCode, named.ExitCode, last.ExitCode));
        Assert.Contains("schedule hourly: AWS.Lambda.TooManyRequestsException", first.Output, StringComparison.Ordinal);
        Assert.Contains("notice \"Closed: 1 rule\" of topic remediation-Notices", first.Output, StringComparison.Ordinal);
        Assert.Contains("stays: it does not tell its function, which --function can name", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', first.Output);
        Assert.EndsWith("4 messages: 2 handled and deleted, 2 left.", first.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("handled by SecurityGroupSweep", named.Output, StringComparison.Ordinal);
        Assert.Equal("unknown", (string?)JsonNode.Parse(last.Output)!["from"]);
    }

    [Fact]
    public async Task A_queue_whose_messages_are_still_to_be_handled_is_left_alone()
    {
        var refused = await account.ReplayAsync("eu-south-1", "--queue", "remediation-LaunchedInstances", "--go");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("remediation-LaunchedInstances is no dead-letter queue", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NonExistentQueue", "--queue", "nobody")]
    [InlineData("does not exist", "--stack", "nobody")]
    [InlineData("--region eu-west-1: the queue is in us-east-1", "--queue", "arn:aws:sqs:us-east-1:123456789012:q")]
    [InlineData("Name one of these", "event.json", "--stack", "remediation")]
    [InlineData("Name one of these")]
    [InlineData("are for queues", "event.json", "--go")]
    public async Task What_cannot_be_done_is_an_error_that_says_why(string words, params string[] arguments)
    {
        var refused = await account.ReplayAsync("eu-west-1", arguments);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(words, refused.Errors, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> OpenRulesAsync(string region, string group)
    {
        using var user = new LocalUser(account.Aws.Endpoint, region, "owner");
        return (await user.LookAtAsync(group, Cancellation))!.Group.Rules.Select(rule => rule.ToString());
    }

    private async Task<string> SubscribeAsync(string region, string topic, string function)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, account.Aws.Endpoint)
        {
            Content = new FormUrlEncodedContent([new("Action", "Subscribe"), new("TopicArn", topic), new("Protocol", "lambda"), new("Endpoint", function), new("ReturnSubscriptionArn", "true")]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{region}/sns/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request, Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return System.Xml.Linq.XElement.Parse(text).Descendants().Single(element => element.Name.LocalName == "SubscriptionArn").Value;
    }
}
