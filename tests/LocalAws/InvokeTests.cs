using System.Text;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.LocalAws.Tests;

[Collection(LocalAwsCollection.Name)]
public sealed class InvokeTests(LocalAwsFixture fixture)
{
    private AwsClient Aws => fixture.Client;

    [Theory]
    [InlineData("Guard")]
    [InlineData("remediation-Guard")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:remediation-Guard")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:remediation-Guard:$LATEST")]
    public async Task A_function_answers_under_each_of_its_names(string name)
    {
        var answer = await Aws.InvokeAsync(name, """{"hello":"world"}""");

        Assert.Equal((200, """{"hello": "world"}"""), (answer.Status, answer.Text));
        Assert.Equal("$LATEST", answer.Headers["X-Amz-Executed-Version"]);
        Assert.False(answer.Headers.ContainsKey("X-Amz-Function-Error"));
    }

    [Fact]
    public async Task The_process_sees_what_Lambda_shows_and_nothing_of_ours()
    {
        Environment.SetEnvironmentVariable("A_SECRET_OF_THE_SHELL", "x");

        var environment = (await Aws.InvokeAsync("Guard", """{"do":"env"}""")).JsonBody;

        Assert.Equal("Guard", environment["_HANDLER"].String());
        Assert.Equal("remediation-Guard", environment["AWS_LAMBDA_FUNCTION_NAME"].String());
        Assert.Equal("256", environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"].String());
        Assert.Equal("JSON", environment["AWS_LAMBDA_LOG_FORMAT"].String());
        Assert.Equal("INFO", environment["AWS_LAMBDA_LOG_LEVEL"].String());
        Assert.Equal("eu-central-1", environment["AWS_REGION"].String());
        Assert.Equal(fixture.Aws.Endpoint.ToString().TrimEnd('/'), environment["AWS_ENDPOINT_URL"].String());
        Assert.Equal("arn:aws:sns:eu-central-1:123456789012:remediation-notices", environment["NOTICE_TOPIC_ARN"].String());
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "Files", "roots.pem"), environment["CERTIFICATES"].String());
        Assert.Matches("^ASIA[A-Z0-9]{16}$", environment["AWS_ACCESS_KEY_ID"].String());
        Assert.False(environment.ContainsKey("A_SECRET_OF_THE_SHELL"));
    }

    [Fact]
    public async Task A_functions_error_comes_back_as_its_answer()
    {
        var answer = await Aws.InvokeAsync("Guard", """{"do":"fail"}""");

        Assert.Equal((200, "Unhandled"), (answer.Status, answer.Headers["X-Amz-Function-Error"]));
        Assert.Equal("told to fail", answer.JsonBody["errorMessage"].String());
    }

    [Fact]
    public async Task A_crash_is_reported_in_Lambdas_words_and_the_next_event_finds_a_new_process()
    {
        var before = (await Aws.InvokeAsync("Guard", """{"do":"process"}""")).JsonBody["pid"].String();
        var crash = await Aws.InvokeAsync("Guard", """{"do":"crash"}""");
        var after = (await Aws.InvokeAsync("Guard", """{"do":"process"}""")).JsonBody["pid"].String();

        Assert.Equal("Runtime.ExitError", crash.JsonBody["errorType"].String());
        Assert.Matches("^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$", crash.JsonBody["errorMessage"].String());
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task An_event_that_takes_too_long_ends_with_its_process()
    {
        var before = (await Aws.InvokeAsync("Stubborn", """{"do":"process"}""")).JsonBody["pid"].String();
        var hung = await Aws.InvokeAsync("Stubborn", """{"do":"hang"}""");
        var after = (await Aws.InvokeAsync("Stubborn", """{"do":"process"}""")).JsonBody["pid"].String();

        Assert.EndsWith("Task timed out after 1.00 seconds", hung.JsonBody["errorMessage"].String(), StringComparison.Ordinal);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Log_lines_are_shown_and_come_back_with_the_tail()
    {
        var answer = await Aws.InvokeAsync("Guard", """{"do":"log"}""", tail: true);

        var log = Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers["X-Amz-Log-Result"]));
        Assert.StartsWith("START RequestId: ", log, StringComparison.Ordinal);
        Assert.Contains("a line on standard output", log, StringComparison.Ordinal);
        Assert.Contains("a line on standard error", log, StringComparison.Ordinal);
        Assert.Contains("REPORT RequestId: ", log, StringComparison.Ordinal);
        await fixture.Aws.SeenAsync<FunctionLogged>(l => l.Line == "a line on standard output" && l.RequestId is not null);
    }

    [Fact]
    public async Task What_Lambda_refuses_is_refused_alike()
    {
        var unknown = await Aws.InvokeAsync("Nobody", "{}");
        var broken = await Aws.InvokeAsync("Guard", "{not json");
        var large = await Aws.InvokeAsync("Guard", "\"" + new string('x', 6_291_455) + "\"");
        var largeEvent = await Aws.InvokeAsync("Guard", "\"" + new string('x', 1_048_576) + "\"", "Event");
        var strange = await Aws.InvokeAsync("Guard", "{}", "Sometimes");

        Assert.Equal((404, "ResourceNotFoundException"), (unknown.Status, unknown.ErrorCode));
        Assert.Equal("Function not found: arn:aws:lambda:eu-central-1:123456789012:function:Nobody", unknown.JsonBody["Message"].String());
        Assert.Equal((400, "InvalidRequestContentException"), (broken.Status, broken.ErrorCode));
        Assert.StartsWith("Could not parse request body into json: ", broken.JsonBody["message"].String(), StringComparison.Ordinal);
        Assert.Equal((413, "RequestEntityTooLargeException"), (large.Status, large.ErrorCode));
        Assert.Equal((413, "RequestEntityTooLargeException"), (largeEvent.Status, largeEvent.ErrorCode));
        Assert.Equal((400, "InvalidParameterValueException"), (strange.Status, strange.ErrorCode));
    }

    [Fact]
    public async Task An_asynchronous_or_dry_invocation_is_accepted_without_an_answer()
    {
        var marker = Guid.NewGuid().ToString();

        var later = await Aws.InvokeAsync("Guard", $$"""{"marker":"{{marker}}"}""", "Event");
        var dry = await Aws.InvokeAsync("Guard", "{}", "DryRun");

        Assert.Equal((202, 204), (later.Status, dry.Status));
        await fixture.Aws.SeenAsync<InvocationEnded>(i => Encoding.UTF8.GetString(i.Result.Payload).Contains(marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_invoke_functions_without_http()
    {
        var result = await fixture.Aws.Functions.InvokeAsync("Guard", """{"a":1}"""u8.ToArray(), TestContext.Current.CancellationToken);
        var unknown = await Assert.ThrowsAsync<LocalAwsException>(() => fixture.Aws.Functions.InvokeAsync("Nobody", "{}"u8.ToArray(), TestContext.Current.CancellationToken));

        Assert.Equal("""{"a": 1}""", Encoding.UTF8.GetString(result.Payload));
        Assert.Contains("it has Guard, Stubborn", unknown.Message, StringComparison.Ordinal);
    }
}
