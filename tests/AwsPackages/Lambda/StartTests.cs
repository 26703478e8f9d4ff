using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Remediation.AwsPackages.Tests.Lambda;

[Collection("Lambda runtime")]
public sealed class StartTests
{
    private static LambdaBootstrapBuilder Echo => LambdaBootstrapBuilder.Create((Stream input, ILambdaContext _) =>
    {
        var output = new MemoryStream();
        input.CopyTo(output);
        output.Position = 0;
        return Task.FromResult<Stream>(output);
    });

    [Fact]
    public async Task The_initializer_runs_once_before_the_first_event()
    {
        var order = new List<string>();
        await using var api = new FakeRuntimeApi().Send("1").Send("2");
        await using var function = RunningFunction.Start(
            LambdaBootstrapBuilder.Create((_, _) =>
            {
                order.Add("event");
                return Task.FromResult(Stream.Null);
            }).UseBootstrapHandler(() =>
            {
                order.Add("start");
                return Task.FromResult(true);
            }),
            api);

        await api.PostedAsync();
        await api.PostedAsync();

        Assert.Equal(["start", "event", "event"], order);
    }

    [Fact]
    public async Task A_failure_to_start_is_reported_and_ends_the_program_with_the_same_error()
    {
        await using var api = new FakeRuntimeApi().Send("1");
        await using var function = RunningFunction.Start(
            Echo.UseBootstrapHandler(() => throw new InvalidOperationException("TOPIC_ARN is not set")), api);

        var error = await api.PostedAsync();
        var end = await Assert.ThrowsAsync<InvalidOperationException>(() => function.Running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Equal(("init/error", "InvalidOperationException"), (error.Path, error.ErrorType));
        Assert.Equal("TOPIC_ARN is not set", error.Json.GetProperty("errorMessage").GetString());
        Assert.Equal("TOPIC_ARN is not set", end.Message);
        Assert.Contains("crit\tThe function could not start.\n", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initializer_that_says_no_ends_the_program_quietly()
    {
        await using var api = new FakeRuntimeApi().Send("1");
        await using var function = RunningFunction.Start(Echo.UseBootstrapHandler(() => Task.FromResult(false)), api);

        await function.Running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("", function.Log);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_next_event()
    {
        await using var api = new FakeRuntimeApi().Send("1");
        using var stop = new CancellationTokenSource();
        using var bootstrap = Echo.ConfigureOptions(options => options.RuntimeApiEndpoint = api.Address).Build();
        var running = bootstrap.RunAsync(stop.Token);
        await api.PostedAsync();
        Assert.False(running.IsCompleted);

        await stop.CancelAsync();

        await running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_was_given_is_used_without_a_time_limit_and_stays_open()
    {
        await using var api = new FakeRuntimeApi().Send("1").Send("2");
        using var client = new HttpClient();
        await using (RunningFunction.Start(Echo.UseHttpClient(client), api))
        {
            await api.PostedAsync();
        }

        Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
        using var answer = await client.PostAsync(
            new Uri($"http://{api.Address}/2018-06-01/runtime/still-open"), content: null, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Outside_Lambda_the_error_says_what_is_missing()
    {
        using var bootstrap = Echo.Build(RuntimeEnvironment.Read(_ => null), TimeProvider.System, log: null);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => bootstrap.RunAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("AWS_LAMBDA_RUNTIME_API is not set.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_is_read_by_its_documented_names()
    {
        var variables = new Dictionary<string, string?>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "Guard",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/Guard",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "stream",
            ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
            ["AWS_LAMBDA_LOG_LEVEL"] = "WARN",
            ["_LAMBDA_TELEMETRY_LOG_FD"] = "62",
        };

        var environment = RuntimeEnvironment.Read(name => variables.GetValueOrDefault(name));

        Assert.Equal(
            new RuntimeEnvironment
            {
                RuntimeApi = "127.0.0.1:9001",
                FunctionName = "Guard",
                FunctionVersion = "$LATEST",
                MemorySize = 256,
                LogGroupName = "/aws/lambda/Guard",
                LogStreamName = "stream",
                LogsJson = true,
                LowestLogLevel = LogLevel.Warning,
                TelemetryLogDescriptor = 62,
            },
            environment);
    }
}
