using System.Net;
using System.Text;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace Remediation.AwsPackages.Tests.Clients;

public sealed class LambdaWireTests
{
    private static readonly (string, string) RequestId = ("x-amzn-RequestId", "r-9");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_is_run_on_the_payload_and_its_answer_read()
    {
        var answers = new CannedAnswers().ThenOk("""{"answer":"ü"}""", RequestId, ("X-Amz-Executed-Version", "$LATEST"));
        using var lambda = TestClients.Lambda(answers);

        var response = await lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard", Payload = """{"question":"ö"}""" }, Cancellation);

        var sent = Assert.Single(answers.Sent);
        Assert.Equal(("POST", "https://lambda.eu-central-1.amazonaws.com/2015-03-31/functions/guard/invocations"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal("""{"question":"ö"}""", sent.Body);
        Assert.Equal("application/octet-stream", sent.Headers["Content-Type"]);
        Assert.False(sent.Headers.ContainsKey("X-Amz-Invocation-Type"));
        Assert.Contains("/eu-central-1/lambda/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("""{"answer":"ü"}""", Text(response));
        Assert.Equal((200, "$LATEST"), (response.StatusCode, response.ExecutedVersion));
        Assert.Null(response.FunctionError);
        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task An_event_is_handed_over_without_waiting()
    {
        var answers = new CannedAnswers().Then(HttpStatusCode.Accepted, "", RequestId);
        using var lambda = TestClients.Lambda(answers);

        var response = await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = "guard", InvocationType = InvocationType.Event, Payload = "{}" }, Cancellation);

        Assert.Equal("Event", Assert.Single(answers.Sent).Headers["X-Amz-Invocation-Type"]);
        Assert.Equal(202, response.StatusCode);
        Assert.Equal(0, response.Payload.Length);
        Assert.Null(response.ExecutedVersion);
    }

    [Fact]
    public async Task A_payload_is_the_rest_of_a_stream_or_nothing()
    {
        var answers = new CannedAnswers().ThenOk("{}").ThenOk("{}");
        using var lambda = TestClients.Lambda(answers);
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("""skipped {"a":1}""")) { Position = 8 };

        await lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard", PayloadStream = stream }, Cancellation);
        await lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard" }, Cancellation);

        Assert.Equal(["""{"a":1}""", ""], answers.Sent.Select(sent => sent.Body));
        Assert.Equal(["7", "0"], answers.Sent.Select(sent => sent.Headers["Content-Length"]));
    }

    [Fact]
    public void Payload_and_stream_are_the_same_bytes()
    {
        var request = new InvokeRequest { Payload = """{"a":"ü"}""" };

        Assert.Equal("""{"a":"ü"}""", Encoding.UTF8.GetString(request.PayloadStream.ToArray()));
        Assert.Equal("""{"a":"ü"}""", request.Payload);
        Assert.Equal(0, request.PayloadStream.Position);
        request.Payload = null;
        Assert.Null(request.PayloadStream);
        Assert.Null(request.Payload);
    }

    [Fact]
    public async Task A_name_that_is_an_ARN_stays_one_part_of_the_path()
    {
        var answers = new CannedAnswers().ThenOk("{}");
        using var lambda = TestClients.Lambda(answers);

        await lambda.InvokeAsync(new InvokeRequest { FunctionName = "arn:aws:lambda:eu-central-1:111122223333:function:a/b" }, Cancellation);

        Assert.Equal(
            "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3Aa%2Fb/invocations",
            Assert.Single(answers.Sent).Uri.AbsolutePath);
    }

    [Fact]
    public async Task A_function_that_failed_is_no_failed_call()
    {
        using var lambda = TestClients.Lambda(new CannedAnswers().ThenOk("""{"errorMessage":"no"}""", ("X-Amz-Function-Error", "Unhandled")));

        var response = await lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard" }, Cancellation);

        Assert.Equal(("Unhandled", 200), (response.FunctionError, response.StatusCode));
        Assert.Equal("""{"errorMessage":"no"}""", Text(response));
    }

    [Fact]
    public async Task An_error_carries_code_message_request_id_and_status()
    {
        var answers = new CannedAnswers().Then(
            HttpStatusCode.NotFound,
            """{"Type":"User","Message":"Function not found: guard"}""",
            RequestId, ("x-amzn-ErrorType", "ResourceNotFoundException:http://internal.amazon.com/coral/"));
        using var lambda = TestClients.Lambda(answers);

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard" }, Cancellation));

        Assert.Equal(
            ("ResourceNotFoundException", "Function not found: guard", "r-9", HttpStatusCode.NotFound),
            (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
        Assert.Single(answers.Sent);
    }

    [Fact]
    public async Task A_throttled_call_is_made_again_with_the_whole_payload()
    {
        var answers = new CannedAnswers()
            .Then(
                HttpStatusCode.TooManyRequests,
                """{"Reason":"CallerRateLimitExceeded","message":"Rate Exceeded."}""",
                ("x-amzn-ErrorType", "TooManyRequestsException"))
            .ThenOk("{}", RequestId);
        using var lambda = TestClients.Lambda(answers);

        var response = await lambda.InvokeAsync(new InvokeRequest { FunctionName = "guard", Payload = """{"a":1}""" }, Cancellation);

        Assert.Equal("r-9", response.ResponseMetadata.RequestId);
        Assert.Equal(["""{"a":1}""", """{"a":1}"""], answers.Sent.Select(sent => sent.Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_function_nothing_is_sent(string? name)
    {
        var answers = new CannedAnswers();
        using var lambda = TestClients.Lambda(answers);

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new InvokeRequest { FunctionName = name }, Cancellation));

        Assert.Contains("FunctionName", error.Message, StringComparison.Ordinal);
        Assert.Empty(answers.Sent);
    }

    private static string Text(InvokeResponse response) => Encoding.UTF8.GetString(response.Payload.ToArray());
}
