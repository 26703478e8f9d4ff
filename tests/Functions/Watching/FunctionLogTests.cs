using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Remediation.Bootstrap.Watching;
using Remediation.Functions.Tests.Support;

namespace Remediation.Functions.Tests.Watching;

public sealed class FunctionLogTests
{
    private const string Header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    [Fact]
    public void A_line_has_the_members_that_powertools_writes_and_one_for_each_place_of_the_message()
    {
        var line = Assert.Single(Written([], log => log.LogWarning("{groupId} had {count} rules, open: {isOpen}; {nothing} {", "sg-1", 3, true, null!)));

        Assert.Equal(
            """{"timestamp":"2026-03-01T12:00:00.000Z","level":"WARN","message":"sg-1 had 3 rules, open: True;  {","service":"remediation","cold_start":true,"function_name":"guard","function_memory_size":256,"function_arn":"arn:aws:lambda:eu-central-1:111122223333:function:guard","function_request_id":"request-1","xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793","groupId":"sg-1","count":3,"isOpen":true}""",
            line);
    }

    [Fact]
    public void Whatever_a_place_is_called_or_holds_a_line_is_one_line_of_json_with_each_member_once()
    {
        var line = Assert.Single(Written([], log => log.LogInformation("{level} {cold_start} {message}", "a\nb", "\"}{", "\u2028\ud800")));

        var members = JsonDocument.Parse(line).RootElement.EnumerateObject().ToList();
        Assert.DoesNotContain('\n', line);
        Assert.Equal(members.Count, members.Select(member => member.Name).Distinct().Count());
        Assert.Equal("INFO", members.Single(member => member.Name == "level").Value.GetString());
    }

    [Fact]
    public void An_exception_is_told_with_its_type_its_message_and_its_stack()
    {
        var line = Assert.Single(Written([], log => log.LogError(new InvalidOperationException("outer", new TimeoutException("inner")), "{groupId} failed", "sg-1")));

        var exception = JsonDocument.Parse(line).RootElement.GetProperty("exception");
        Assert.Equal(("System.InvalidOperationException", "outer"), (exception.GetProperty("type").GetString(), exception.GetProperty("message").GetString()));
        Assert.Contains("System.TimeoutException: inner", exception.GetProperty("stack_trace").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "INFO,WARN,ERROR,FATAL")]
    [InlineData("nonsense", "INFO,WARN,ERROR,FATAL")]
    [InlineData("TRACE", "TRACE,DEBUG,INFO,WARN,ERROR,FATAL")]
    [InlineData("DEBUG", "DEBUG,INFO,WARN,ERROR,FATAL")]
    [InlineData("INFO", "INFO,WARN,ERROR,FATAL")]
    [InlineData("warn", "WARN,ERROR,FATAL")]
    [InlineData("ERROR", "ERROR,FATAL")]
    [InlineData("FATAL", "FATAL")]
    public void Levels_below_the_one_that_lambda_asks_for_are_left_out(string? level, string expected)
    {
        var lines = Written(new() { ["AWS_LAMBDA_LOG_LEVEL"] = level }, log =>
        {
            log.LogTrace("1");
            log.LogDebug("2");
            log.LogInformation("3");
            log.LogWarning("4");
            log.LogError("5");
            log.LogCritical("6");
        });

        Assert.Equal(expected.Split(','), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("level").GetString()));
    }

    [Fact]
    public void Only_the_first_invocation_of_a_process_is_a_cold_start()
    {
        using var output = new MemoryStream();
        var watch = Watch.Read(_ => null, new OutputLines(output), new FastClock(Story.Now));

        watch.Begin(Context()).Logger.LogLine("first");
        watch.Begin(Context()).Logger.LogLine("second");

        Assert.Equal([true, false], Lines(output).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("cold_start").GetBoolean()));
    }

    [Fact]
    public void The_trace_is_the_environments_where_the_runtime_tells_none()
    {
        var context = Context();
        context.TraceId = null;

        var lines = Written(new() { ["_X_AMZN_TRACE_ID"] = "Root=1-67891233-abcdef012345678912345678" }, log => log.LogLine("x"), context);

        Assert.Contains("\"xray_trace_id\":\"1-67891233-abcdef012345678912345678\"", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_else_of_the_context_is_as_lambda_gives_it()
    {
        var context = Context();
        context.RemainingTime = TimeSpan.FromSeconds(7);

        var seen = Watch.Read(_ => null, new OutputLines(Stream.Null), TimeProvider.System).Begin(context);

        Assert.Equal(
            (context.AwsRequestId, context.FunctionName, context.InvokedFunctionArn, context.MemoryLimitInMB, context.RemainingTime, context.TraceId),
            (seen.AwsRequestId, seen.FunctionName, seen.InvokedFunctionArn, seen.MemoryLimitInMB, seen.RemainingTime, seen.TraceId));
    }

    private static TestLambdaContext Context() => new()
    {
        AwsRequestId = "request-1",
        FunctionName = "guard",
        InvokedFunctionArn = "arn:aws:lambda:eu-central-1:111122223333:function:guard",
        MemoryLimitInMB = 256,
        TraceId = Header,
    };

    private static string[] Written(Dictionary<string, string?> environment, Action<ILambdaLogger> write, ILambdaContext? context = null)
    {
        using var output = new MemoryStream();
        Func<string, string?> read = name => environment.GetValueOrDefault(name) ?? (name == "POWERTOOLS_SERVICE_NAME" ? "remediation" : null);
        write(Watch.Read(read, new OutputLines(output), new FastClock(Story.Now)).Begin(context ?? Context()).Logger);
        return Lines(output);
    }

    private static string[] Lines(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
