using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Remediation.AwsPackages.Tests.Lambda;

[Collection("Lambda runtime")]
public sealed class InvocationTests
{
    [Fact]
    public async Task An_event_reaches_the_handler_and_its_result_is_posted()
    {
        await using var api = new FakeRuntimeApi().Send("""{"account":"111122223333","detail-type":"Scheduled Event"}""", "abc-1");
        await using var function = RunningFunction.Start(
            LambdaBootstrapBuilder.Create<CloudWatchEvent<JsonElement>, Verdict>(
                (received, _) => Task.FromResult(new Verdict(received.Account, received.DetailType)),
                new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default)),
            api);

        var posted = await api.PostedAsync();

        Assert.Equal("invocation/abc-1/response", posted.Path);
        Assert.Equal("application/json", posted.ContentType);
        Assert.Equal("""{"account":"111122223333","kind":"Scheduled Event","remark":null}""", posted.Body);
    }

    [Fact]
    public async Task A_handler_without_a_result_answers_with_nothing()
    {
        string? account = null;
        await using var api = new FakeRuntimeApi().Send("""{"account":"111122223333"}""");
        await using var function = RunningFunction.Start(
            LambdaBootstrapBuilder.Create<CloudWatchEvent<JsonElement>>(
                (received, _) =>
                {
                    account = received.Account;
                    return Task.CompletedTask;
                },
                new SourceGeneratorLambdaJsonSerializer<EventsJson>(EventsJson.Default)),
            api);

        var posted = await api.PostedAsync();

        Assert.Equal(("invocation/request-1/response", ""), (posted.Path, posted.Body));
        Assert.Equal("111122223333", account);
    }

    [Fact]
    public async Task The_context_says_who_is_running_and_for_how_much_longer()
    {
        ILambdaContext? seen = null;
        string? traceInEnvironment = null;
        await using var api = new FakeRuntimeApi().Send(
            "{}",
            "abc-1",
            ("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1"),
            ("Lambda-Runtime-Client-Context", """{"client":{"app_title":"console"},"custom":{"why":"drill"},"env":{"locale":"de"}}"""),
            ("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"eu:1","cognitoIdentityPoolId":"eu:2"}"""),
            ("Lambda-Runtime-Aws-Tenant-Id", "tenant-7"));
        await using var function = RunningFunction.Start(
            api,
            (_, context) =>
            {
                seen = context;
                traceInEnvironment = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
                return "{}";
            },
            new RuntimeEnvironment
            {
                FunctionName = "Guard",
                FunctionVersion = "7",
                MemorySize = 256,
                LogGroupName = "/aws/lambda/Guard",
                LogStreamName = "2026/11/22/[7]0a1b",
            });

        await api.PostedAsync();

        Assert.NotNull(seen);
        Assert.Equal("abc-1", seen.AwsRequestId);
        Assert.Equal("arn:aws:lambda:eu-central-1:111122223333:function:Guard", seen.InvokedFunctionArn);
        Assert.Equal(("Guard", "7", 256), (seen.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));
        Assert.Equal(("/aws/lambda/Guard", "2026/11/22/[7]0a1b"), (seen.LogGroupName, seen.LogStreamName));
        Assert.Equal("tenant-7", seen.TenantId);
        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1", seen.TraceId);
        Assert.Equal(seen.TraceId, traceInEnvironment);
        Assert.Equal(("console", "drill", "de"), (
            seen.ClientContext.Client.AppTitle, seen.ClientContext.Custom["why"], seen.ClientContext.Environment["locale"]));
        Assert.Equal(("eu:1", "eu:2"), (seen.Identity.IdentityId, seen.Identity.IdentityPoolId));
        Assert.Equal(TimeSpan.FromSeconds(30), seen.RemainingTime);
        function.Clock.Now += TimeSpan.FromSeconds(31);
        Assert.Equal(TimeSpan.FromSeconds(-1), seen.RemainingTime);
    }

    [Fact]
    public async Task An_event_without_a_trace_does_not_keep_the_one_before()
    {
        await using var api = new FakeRuntimeApi()
            .Send("{}", "abc-1", ("Lambda-Runtime-Trace-Id", "Root=1-first"))
            .Send("{}", "abc-2");
        await using var function = RunningFunction.Start(
            api, (_, context) => $"{context.TraceId ?? "none"} {Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "none"}");

        Assert.Equal("Root=1-first Root=1-first", (await api.PostedAsync()).Body);
        Assert.Equal("none none", (await api.PostedAsync()).Body);
    }

    [Fact]
    public async Task A_context_without_mobile_caller_has_neither_client_nor_identity()
    {
        await using var api = new FakeRuntimeApi().Send("{}");
        await using var function = RunningFunction.Start(
            api, (_, context) => $"{context.ClientContext is null} {context.Identity is null} {context.Serializer is null}");

        Assert.Equal("True True True", (await api.PostedAsync()).Body);
    }

    [Fact]
    public async Task A_stream_that_is_not_in_memory_is_sent_whole()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "\"from a file\"", TestContext.Current.CancellationToken);
        await using var api = new FakeRuntimeApi().Send("{}");
        await using var function = RunningFunction.Start(
            LambdaBootstrapBuilder.Create((_, _) => Task.FromResult<Stream>(
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose))),
            api);

        Assert.Equal("\"from a file\"", (await api.PostedAsync()).Body);
    }
}
