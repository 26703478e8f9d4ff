using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Remediation.AwsPackages.Tests.Lambda;

/// <summary>A function that runs against a fake Runtime API, with a log in memory, until the test ends.</summary>
internal sealed class RunningFunction : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly MemoryStream log = new();
    private readonly LambdaBootstrap bootstrap;

    private RunningFunction(LambdaBootstrapBuilder builder, FakeRuntimeApi api, RuntimeEnvironment? environment)
    {
        environment = (environment ?? new RuntimeEnvironment()) with { RuntimeApi = api.Address };
        var output = new LogOutput(log, framed: false, Clock);
        bootstrap = builder.Build(environment, Clock, new RuntimeLog(output, environment.LogsJson, environment.LowestLogLevel, Clock));
        Running = bootstrap.RunAsync(stop.Token);
    }

    /// <summary>Thirty seconds before the deadline of the fake's events.</summary>
    public FixedClock Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1790000000000));

    public Task Running { get; }

    public string Log => Encoding.UTF8.GetString(log.ToArray());

    public IReadOnlyList<JsonElement> JsonLog =>
        [.. Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public static RunningFunction Start(LambdaBootstrapBuilder builder, FakeRuntimeApi api, RuntimeEnvironment? environment = null) =>
        new(builder, api, environment);

    /// <summary>A function that answers with the text that <paramref name="answer"/> makes of the event and its context.</summary>
    public static RunningFunction Start(
        FakeRuntimeApi api, Func<string, ILambdaContext, string> answer, RuntimeEnvironment? environment = null) =>
        new(
            LambdaBootstrapBuilder.Create(async (Stream input, ILambdaContext context) =>
            {
                using var reader = new StreamReader(input);
                return new MemoryStream(Encoding.UTF8.GetBytes(answer(await reader.ReadToEndAsync(), context)));
            }),
            api,
            environment);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Running.WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bootstrap.Dispose();
        stop.Dispose();
    }
}
