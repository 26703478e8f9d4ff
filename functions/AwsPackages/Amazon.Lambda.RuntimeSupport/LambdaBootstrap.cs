#nullable disable

using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop of a function: start up once, then take an event, handle it, hand in the result, for as long as Lambda likes.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html</remarks>
public class LambdaBootstrap : IDisposable
{
    // Lambda's limit for the result of a synchronous invocation.
    private const int LargestResult = 6291556;

    private readonly InvocationHandler handler;
    private readonly ILambdaSerializer serializer;
    private readonly LambdaBootstrapInitializer initializer;
    private readonly HttpMessageInvoker http;
    private readonly bool ownsHttp;
    private readonly RuntimeEnvironment environment;
    private readonly TimeProvider clock;
    private readonly RuntimeLog log;

    internal LambdaBootstrap(
        InvocationHandler handler,
        ILambdaSerializer serializer,
        LambdaBootstrapInitializer initializer,
        HttpClient httpClient,
        RuntimeEnvironment environment,
        TimeProvider clock,
        RuntimeLog log)
    {
        this.handler = handler;
        this.serializer = serializer;
        this.initializer = initializer;
        this.environment = environment;
        this.clock = clock;
        this.log = log;
        ownsHttp = httpClient is null;
        if (httpClient is not null)
        {
            httpClient.Timeout = Timeout.InfiniteTimeSpan;
        }

        http = httpClient ?? RuntimeApiClient.CreateHttp();
    }

    /// <summary>Runs until <paramref name="cancellationToken"/> is cancelled or the initializer answers false. Lambda ends the process itself.</summary>
    /// <exception cref="InvalidOperationException">There is no Runtime API to talk to.</exception>
    /// <exception cref="HttpRequestException">The Runtime API cannot be reached or has failed: the process should end.</exception>
    /// <exception cref="Exception">What the initializer threw, after it was reported.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var api = Connect();
        if (!await InitializeAsync(api))
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            Invocation invocation;
            try
            {
                invocation = await api.NextAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await ServeAsync(api, invocation);
        }
    }

    /// <summary>Closes the connection to the Runtime API, unless it belongs to a client that the builder was given.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="Dispose()"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && ownsHttp)
        {
            http.Dispose();
        }
    }

    private RuntimeApiClient Connect() => string.IsNullOrEmpty(environment.RuntimeApi)
        ? throw new InvalidOperationException(
            "AWS_LAMBDA_RUNTIME_API is not set. This program runs inside AWS Lambda; elsewhere, set it to the host:port of a Lambda Runtime API.")
        : new(http, environment.RuntimeApi);

    private async Task<bool> InitializeAsync(RuntimeApiClient api)
    {
        try
        {
            return initializer is null || await initializer();
        }
        catch (Exception e)
        {
            log.Write(LogLevel.Critical, requestId: null, traceId: null, e, "The function could not start.");
            await api.PostInitErrorAsync(ErrorReport.Of(e));
            throw;
        }
    }

    private async Task ServeAsync(RuntimeApiClient api, Invocation invocation)
    {
        RuntimeEnvironment.SetTraceId(invocation.TraceId);
        ReadOnlyMemory<byte> result;
        try
        {
            result = await HandleAsync(invocation);
        }
        catch (Exception e)
        {
            log.Write(LogLevel.Error, invocation.RequestId, invocation.TraceId, e, "The function failed.");
            await ReportAsync(api, invocation, ErrorReport.Of(e));
            return;
        }

        if (result.Length > LargestResult)
        {
            await RefuseAsync(api, invocation, "Function.ResponseSizeTooLarge", string.Create(
                CultureInfo.InvariantCulture, $"The result has {result.Length} bytes; Lambda takes at most {LargestResult}."));
        }
        else if (await api.PostResponseAsync(invocation.RequestId, result) is { } status)
        {
            var (type, message) = (int)status == 413
                ? ("Function.ResponseSizeTooLarge", $"Lambda found the result of {result.Length} bytes too large.")
                : ("Runtime.ResponseRefused", $"Lambda refused the result with status {(int)status}.");
            await RefuseAsync(api, invocation, type, message);
        }
    }

    private async Task<ReadOnlyMemory<byte>> HandleAsync(Invocation invocation)
    {
        // The serializer reads the event where it is: hence the exposed buffer.
        using var input = new MemoryStream(invocation.Event, 0, invocation.Event.Length, writable: false, publiclyVisible: true);
        using var output = await handler(input, new InvocationContext(invocation, environment, log, serializer, clock));
        switch (output)
        {
            case null:
                return default;
            case MemoryStream memory when memory.TryGetBuffer(out var buffer):
                return buffer.AsMemory((int)memory.Position);
            default:
                using (var copy = new MemoryStream())
                {
                    await output.CopyToAsync(copy);
                    return copy.GetBuffer().AsMemory(0, (int)copy.Length);
                }
        }
    }

    private Task RefuseAsync(RuntimeApiClient api, Invocation invocation, string type, string message)
    {
        log.Write(LogLevel.Error, invocation.RequestId, invocation.TraceId, exception: null, message);
        return ReportAsync(api, invocation, ErrorReport.Of(type, message));
    }

    private async Task ReportAsync(RuntimeApiClient api, Invocation invocation, ErrorReport error)
    {
        if (await api.PostErrorAsync(invocation.RequestId, error) is { } status)
        {
            // The invocation has an answer already, or is over: nothing is left to say about it, and the next event may come.
            log.Write(
                LogLevel.Warning, invocation.RequestId, invocation.TraceId, null, "Lambda refused the error report with status {status}.", (int)status);
        }
    }
}
