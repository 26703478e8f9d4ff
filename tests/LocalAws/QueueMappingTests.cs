using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class QueueMappingTests(LocalAwsFixture fixture)
{
    private readonly string marker = Guid.NewGuid().ToString();

    private Queue Launches => new(fixture.Aws, "remediation-Launches");

    private Queue Failed => new(fixture.Aws, "remediation-LaunchesFailed");

    [Fact]
    public async Task A_message_reaches_the_function_in_the_form_of_Lambda_and_is_gone_afterwards()
    {
        var id = await Launches.SendAsync(new JsonObject { ["marker"] = marker });

        var started = (await Launches.InvocationsAsync(marker, 1))[0];

        Assert.Equal("remediation-Worker", started.Function);
        var record = JsonNode.Parse(started.Payload)!["Records"]!.AsArray().Single(r => r!["messageId"].String() == id)!;
        Assert.Equal(
            ["attributes", "awsRegion", "body", "eventSource", "eventSourceARN", "md5OfBody", "messageAttributes", "messageId", "receiptHandle"],
            record.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("aws:sqs", Launches.Arn, "eu-central-1"), (record["eventSource"].String(), record["eventSourceARN"].String(), record["awsRegion"].String()));
        Assert.Equal("1", record["attributes"]!["ApproximateReceiveCount"].String());
        Assert.All(
            ["SentTimestamp", "ApproximateFirstReceiveTimestamp"],
            name => Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(record["attributes"]![name].String()!, null)), started.Time.AddMinutes(-2), started.Time.AddSeconds(1)));
        Assert.NotNull(record["attributes"]!["SenderId"].String());
        Assert.Matches("^[0-9a-f]{32}$", record["md5OfBody"].String());
        await GoneAsync();
    }

    [Fact]
    public async Task A_message_that_the_function_puts_off_comes_back_sooner_than_it_asked_and_the_journal_tells_what_it_asked()
    {
        await Launches.SendAsync(new JsonObject { ["do"] = "come back", ["seconds"] = 30, ["marker"] = marker });

        var started = await Launches.InvocationsAsync(marker, 2);

        Assert.InRange(started[1].Time - started[0].Time, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));
        var asked = fixture.Aws.Journal.Calls("sqs", "ChangeMessageVisibility").Last(call => call.Parameters["VisibilityTimeout"] == "30");
        Assert.Equal("function remediation-Worker", asked.Caller.ToString());
        await GoneAsync();
    }

    [Fact]
    public async Task Only_the_messages_that_failed_come_back_and_end_in_the_dead_letter_queue()
    {
        var good = Guid.NewGuid().ToString();
        await Launches.SendAsync(new JsonObject { ["do"] = "fail alone", ["marker"] = marker }, new JsonObject { ["marker"] = good });

        var body = await Failed.ReceiveAsync(marker);

        Assert.Equal("fail alone", JsonNode.Parse(body)!["do"].String());
        Assert.Equal(2, fixture.Aws.Events.History.OfType<InvocationStarted>().Count(s => System.Text.Encoding.UTF8.GetString(s.Payload).Contains(marker, StringComparison.Ordinal)));
        Assert.Single(fixture.Aws.Events.History.OfType<InvocationStarted>(), s => System.Text.Encoding.UTF8.GetString(s.Payload).Contains(good, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_function_fails_the_whole_batch_comes_back()
    {
        await Launches.SendAsync(new JsonObject { ["do"] = "fail", ["marker"] = marker });

        Assert.Contains(marker, await Failed.ReceiveAsync(marker), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", true)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", true)]
    [InlineData("""{"batchItemFailures":[{"id":"one"}]}""", true)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"somebody"}]}""", true)]
    [InlineData("""{"batchItemFailures":"one"}""", true)]
    [InlineData("\"done\"", true)]
    [InlineData("not json", true)]
    [InlineData("""{"batchItemFailures":[]}""", false)]
    [InlineData("""{"batchItemFailures":null}""", false)]
    [InlineData("{}", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void What_the_answer_means_for_the_batch(string answer, bool allFailed)
    {
        var all = new HashSet<string> { "one", "two" };

        var failed = BatchItemFailures.Read(System.Text.Encoding.UTF8.GetBytes(answer), all);

        Assert.Equal(allFailed ? all : [], failed);
    }

    [Fact]
    public void One_message_of_the_answer_fails_alone() =>
        Assert.Equal(["two"], BatchItemFailures.Read("""{"batchItemFailures":[{"itemIdentifier":"two"}]}"""u8.ToArray(), new HashSet<string> { "one", "two" }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 3)]
    [InlineData(900, 90)]
    public void A_wait_gets_shorter_but_stays_a_wait(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), MessageVisibility.Shorter(TimeSpan.FromSeconds(asked), 10));

    private async Task GoneAsync()
    {
        // The answer reaches Lambda a moment before the messages are deleted.
        for (var wait = 0; wait < 100 && await Launches.CountAsync() > 0; wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await Launches.CountAsync());
    }
}
