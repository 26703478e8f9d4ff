#nullable disable

using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Joins a handler, its serializer and what runs before the first event.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html</remarks>
public class LambdaBootstrapBuilder
{
    private readonly InvocationHandler handler;
    private readonly ILambdaSerializer serializer;
    private readonly LambdaBootstrapOptions options = new();
    private HttpClient httpClient;
    private LambdaBootstrapInitializer initializer;

    private LambdaBootstrapBuilder(InvocationHandler handler, ILambdaSerializer serializer)
    {
        this.handler = handler;
        this.serializer = serializer;
    }

    /// <summary>A handler that reads an event and answers nothing.</summary>
    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(serializer);
        return new(
            async (input, context) =>
            {
                await handler(serializer.Deserialize<TInput>(input), context);
                return Stream.Null;
            },
            serializer);
    }

    /// <summary>A handler that reads an event and answers with a value.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(serializer);
        return new(
            async (input, context) =>
            {
                var result = await handler(serializer.Deserialize<TInput>(input), context);
                var output = new MemoryStream();
                serializer.Serialize(result, output);
                output.Position = 0;
                return output;
            },
            serializer);
    }

    /// <summary>A handler of bytes: reads the event's JSON itself; its answer is sent from the stream's position on, then disposed.</summary>
    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new((input, context) => handler(input, context), serializer: null);
    }

    /// <summary>Runs <paramref name="lambdaBootstrapInitializer"/> before the first event.</summary>
    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    /// <summary>Talks to the Runtime API through this client, which must not have been used yet: its time limit is lifted.</summary>
    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        this.httpClient = httpClient;
        return this;
    }

    /// <summary>Changes options that tests need.</summary>
    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options = null)
    {
        options?.Invoke(this.options);
        return this;
    }

    /// <summary>The loop, ready to run.</summary>
    public LambdaBootstrap Build() => Build(RuntimeEnvironment.Read(), TimeProvider.System, log: null);

    internal LambdaBootstrap Build(RuntimeEnvironment environment, TimeProvider clock, RuntimeLog log)
    {
        environment = options.RuntimeApiEndpoint is { } endpoint ? environment with { RuntimeApi = endpoint } : environment;
        return new(handler, serializer, initializer, httpClient, environment, clock, log ?? RuntimeLog.Open(environment, clock));
    }
}
