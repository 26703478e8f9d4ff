using System.Text;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

/// <summary>A function without any concurrency does nothing, and what is meant for it is kept.</summary>
public sealed class StoppedFunctionTests
{
    private readonly string marker = Guid.NewGuid().ToString();

    [Fact]
    public async Task Calls_are_refused_events_are_put_aside_messages_wait_and_afterwards_all_is_as_before()
    {
        Requirements.SkipWhenMissing();
        await using var aws = await LocalAwsHost.StartAsync(Requirements.Options, TestContext.Current.CancellationToken);
        var client = new AwsClient(aws);
        foreach (string function in (string[])["Guard", "Stubborn", "Worker"])
        {
            Assert.Equal(0, (int)(await ConcurrencyAsync(aws, HttpMethod.Put, function, 0)).JsonBody["ReservedConcurrentExecutions"]!);
        }

        var refused = await client.InvokeAsync("Guard", "{}");
        var taken = await client.InvokeAsync("Stubborn", $$"""{"marker":"{{marker}}"}""", "Event");
        var launches = new Queue(aws, "remediation-Launches");
        await launches.SendAsync(new JsonObject { ["marker"] = marker });

        Assert.Equal((429, "TooManyRequestsException", 202), (refused.Status, refused.ErrorCode, taken.Status));
        var record = JsonNode.Parse(await new Queue(aws, "remediation-Failures").ReceiveAsync(marker))!;
        Assert.Equal(("ZeroReservedConcurrency", "0"), (record["requestContext"]!["condition"].String(), record["requestContext"]!["approximateInvokeCount"].String()));
        Assert.Equal(marker, record["requestPayload"]!["marker"].String());
        Assert.Null(record["responsePayload"]);
        Assert.Contains(marker, await new Queue(aws, "remediation-RawFailures").ReceiveAsync(marker), StringComparison.Ordinal);
        Assert.Equal(1, await launches.CountAsync());
        Assert.DoesNotContain(aws.Events.History.OfType<InvocationStarted>(), started => Encoding.UTF8.GetString(started.Payload).Contains(marker, StringComparison.Ordinal));

        Assert.Equal(204, (await ConcurrencyAsync(aws, HttpMethod.Delete, "Worker")).Status);
        Assert.Equal(204, (await ConcurrencyAsync(aws, HttpMethod.Delete, "Guard")).Status);

        await launches.InvocationsAsync(marker, 1);
        Assert.Equal(200, (await client.InvokeAsync("Guard", "{}")).Status);
        Assert.Equal("{}", (await ConcurrencyAsync(aws, HttpMethod.Get, "Worker")).Text);
        Assert.Equal(404, (await ConcurrencyAsync(aws, HttpMethod.Get, "Nobody")).Status);
        Assert.Equal(400, (await ConcurrencyAsync(aws, HttpMethod.Put, "Guard", -1)).Status);
        Assert.NotEmpty(aws.Journal.Calls("lambda", "PutFunctionConcurrency"));
    }

    private static Task<Answer> ConcurrencyAsync(LocalAwsHost aws, HttpMethod method, string function, int? reserved = null) => new AwsClient(aws).SendAsync(
        "lambda",
        new HttpRequestMessage(method, new Uri(aws.Endpoint, $"/{(method == HttpMethod.Get ? "2019-09-30" : "2017-10-31")}/functions/{function}/concurrency"))
        {
            Content = reserved is null ? null : new StringContent(Json.Text(new JsonObject { ["ReservedConcurrentExecutions"] = reserved })),
        });
}
