using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Remediation.AwsPackages.Tests.Lambda;

[Collection("Lambda runtime")]
public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_is_reported_with_type_message_stack_and_cause_and_the_loop_goes_on()
    {
        await using var api = new FakeRuntimeApi().Send("\"bad\"", "abc-1").Send("\"good\"", "abc-2");
        await using var function = RunningFunction.Start(api, (text, _) => text == "\"good\"" ? "1" : throw Failure());

        var error = await api.PostedAsync();
        var result = await api.PostedAsync();

        Assert.Equal("invocation/abc-1/error", error.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", error.ContentType);
        Assert.Equal("InvalidOperationException", error.ErrorType);
        Assert.Equal("InvalidOperationException", error.Json.GetProperty("errorType").GetString());
        Assert.Equal("Rule „sgr-1“ is gone", error.Json.GetProperty("errorMessage").GetString());
        Assert.Contains(nameof(FailureTests), error.Json.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("TimeoutException", error.Json.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.Equal("EC2 did not answer", error.Json.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal(("invocation/abc-2/response", "1"), (result.Path, result.Body));

        static InvalidOperationException Failure() => new("Rule „sgr-1“ is gone", new TimeoutException("EC2 did not answer"));
    }

    [Fact]
    public async Task A_failure_is_in_the_log_too()
    {
        await using var api = new FakeRuntimeApi().Send("{}", "abc-1");
        await using var function = RunningFunction.Start(
            api, (_, _) => throw new InvalidOperationException("no luck"), new RuntimeEnvironment { LogsJson = true });

        await api.PostedAsync();

        var entry = Assert.Single(function.JsonLog);
        Assert.Equal("ERROR", entry.GetProperty("level").GetString());
        Assert.Equal("abc-1", entry.GetProperty("requestId").GetString());
        Assert.Equal("System.InvalidOperationException", entry.GetProperty("errorType").GetString());
        Assert.Equal("no luck", entry.GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData("""{"time":"next week, password=hunter2"}""", "The event is not valid: $.time: the value cannot be read as a time such as 2026-01-31T12:00:00Z (line 1, byte 38).")]
    [InlineData("""{"resources":["a",{"hunter2":1}]}""", "The event is not valid: $.resources[1]: the value cannot be read as text (line 1, byte 20).")]
    [InlineData("""{"account":hunter2}""", "The event is not valid: $.account: this is not well-formed JSON (line 1, byte 12).")]
    [InlineData("", "The event is not valid: $: this is not well-formed JSON (line 1, byte 1).")]
    public async Task An_event_that_cannot_be_read_names_the_path_but_not_the_content(string json, string message)
    {
        await using var api = new FakeRuntimeApi().Send(json, "abc-1").Send("{}", "abc-2");
        await using var function = RunningFunction.Start(
            LambdaBootstrapBuilder.Create<CloudWatchEvent<JsonElement>>(
                (_, _) => Task.CompletedTask, new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default)),
            api);

        var error = await api.PostedAsync();

        Assert.Equal(("invocation/abc-1/error", "JsonSerializerException"), (error.Path, error.ErrorType));
        Assert.Equal(message, error.Json.GetProperty("errorMessage").GetString());
        Assert.DoesNotContain("hunter2", error.Body + function.Log, StringComparison.Ordinal);
        Assert.Equal("invocation/abc-2/response", (await api.PostedAsync()).Path);
    }

    [Fact]
    public async Task A_huge_error_is_cut_to_what_Lambda_takes()
    {
        await using var api = new FakeRuntimeApi().Send("{}");
        await using var function = RunningFunction.Start(api, (_, _) => Dig(500));

        var error = await api.PostedAsync();

        Assert.InRange(error.Body.Length, 10_000, 256 * 1024);
        Assert.InRange(error.Json.GetProperty("errorMessage").GetString()!.Length, 4000, 4100);
        Assert.Equal(40, error.Json.GetProperty("stackTrace").GetArrayLength());

        static string Dig(int depth) => depth == 0
            ? throw new InvalidOperationException(new string('x', 1_000_000), new TimeoutException(new string('y', 1_000_000)))
            : Dig(depth - 1) + depth;
    }

    [Fact]
    public async Task A_result_above_six_megabytes_is_an_error_before_it_is_sent()
    {
        await using var api = new FakeRuntimeApi().Send("\"big\"", "abc-1").Send("\"small\"", "abc-2");
        await using var function = RunningFunction.Start(api, (text, _) => text == "\"big\"" ? new string('1', 6291557) : "1");

        var error = await api.PostedAsync();

        Assert.Equal(("invocation/abc-1/error", "Function.ResponseSizeTooLarge"), (error.Path, error.ErrorType));
        Assert.Equal(
            "The result has 6291557 bytes; Lambda takes at most 6291556.", error.Json.GetProperty("errorMessage").GetString());
        Assert.Equal("invocation/abc-2/response", (await api.PostedAsync()).Path);
    }

    [Theory]
    [InlineData(413, "Function.ResponseSizeTooLarge")]
    [InlineData(400, "Runtime.ResponseRefused")]
    public async Task A_result_that_Lambda_refuses_is_reported_as_an_error(int status, string errorType)
    {
        await using var api = new FakeRuntimeApi().Send("1", "abc-1").Send("2", "abc-2");
        api.Judge = posted => posted.Path == "invocation/abc-1/response" ? status : 202;
        await using var function = RunningFunction.Start(api, (text, _) => text);

        Assert.Equal("invocation/abc-1/response", (await api.PostedAsync()).Path);
        var error = await api.PostedAsync();
        Assert.Equal(("invocation/abc-1/error", errorType), (error.Path, error.ErrorType));
        Assert.Equal("invocation/abc-2/response", (await api.PostedAsync()).Path);
    }

    [Fact]
    public async Task An_error_report_that_Lambda_refuses_does_not_stop_the_loop()
    {
        await using var api = new FakeRuntimeApi().Send("\"bad\"", "abc-1").Send("\"good\"", "abc-2");
        api.Judge = posted => posted.Path == "invocation/abc-1/error" ? 403 : 202;
        await using var function = RunningFunction.Start(
            api, (text, _) => text == "\"good\"" ? "1" : throw new TimeoutException("late"), new RuntimeEnvironment { LogsJson = true });

        await api.PostedAsync();

        Assert.Equal("invocation/abc-2/response", (await api.PostedAsync()).Path);
        Assert.Equal(403, function.JsonLog[1].GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task A_Runtime_API_that_hands_out_no_events_ends_the_program(int status)
    {
        await using var api = new FakeRuntimeApi { NextStatus = status };
        await using var function = RunningFunction.Start(api, (text, _) => text);

        var end = await Assert.ThrowsAsync<HttpRequestException>(() => function.Running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Equal($"The Lambda Runtime API answered GET invocation/next with status {status}.", end.Message);
    }
}
