using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Remediation.Cli.LocalAws;

/// <summary>Lambda's Runtime API for one process: hands out events, takes answers.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</summary>
internal sealed class RuntimeApi(FunctionDefinition function) : IAsyncDisposable
{
    private const string Prefix = "/2018-06-01/runtime/";

    private readonly Channel<Invocation> offered = Channel.CreateUnbounded<Invocation>();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte[]> initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopbackServer? server;
    private volatile Invocation? current;

    public Uri Address => server!.Address;

    /// <summary>The process has asked for its first event.</summary>
    public Task Ready => ready.Task;

    /// <summary>The process reported that it cannot start.</summary>
    public Task<byte[]> InitError => initError.Task;

    public async Task StartAsync(CancellationToken cancellation) =>
        server = await LoopbackServer.StartAsync(IPAddress.Loopback, 0, HandleAsync, cancellation);

    public void Offer(Invocation invocation)
    {
        current = invocation;
        offered.Writer.TryWrite(invocation);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var rest = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/') : [];
        switch (context.Request.Method, rest)
        {
            case ("GET", ["invocation", "next"]):
                await NextAsync(context);
                break;
            case ("POST", ["invocation", var id, "response"]):
                await TakeAsync(context, id, isError: false);
                break;
            case ("POST", ["invocation", var id, "error"]):
                await TakeAsync(context, id, isError: true);
                break;
            case ("POST", ["init", "error"]):
                initError.TrySetResult(await BodyAsync(context));
                context.Response.StatusCode = 202;
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private async Task NextAsync(HttpContext context)
    {
        ready.TrySetResult();
        Invocation invocation;
        try
        {
            invocation = await offered.Reader.ReadAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = function.Arn;
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{invocation.RequestId.Replace("-", string.Empty, StringComparison.Ordinal)[..24]};Sampled=0";
        if (invocation.ClientContext is { } clientContext)
        {
            headers["Lambda-Runtime-Client-Context"] = clientContext;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task TakeAsync(HttpContext context, string requestId, bool isError)
    {
        var body = await BodyAsync(context);
        context.Response.ContentType = "application/json";
        if (current is { } invocation && invocation.RequestId == requestId)
        {
            context.Response.StatusCode = 202;
            await context.Response.WriteAsync("{\"status\":\"OK\"}", context.RequestAborted);
            await context.Response.CompleteAsync();
            invocation.Complete(body, isError);
        }
        else
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"Invalid request ID\"}", context.RequestAborted);
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }
}
