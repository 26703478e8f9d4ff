using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Remediation.Cli.LocalAws;

/// <summary>The address that plays AWS: reads a call, lets faults happen, has it answered, writes it down.</summary>
internal sealed class Gateway(
    AwsRequestReader reader,
    Callers callers,
    Faults faults,
    AccessControl access,
    IAwsApi api,
    IReadOnlyList<ICallWitness> witnesses,
    LocalApi localApi,
    MotoClient moto,
    Action motoWasReset)
{
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/_local", StringComparison.Ordinal))
        {
            await WriteAsync(context, await localApi.AnswerAsync(context.Request));
        }
        else if (path.StartsWithSegments("/moto-api", StringComparison.Ordinal))
        {
            await WriteAsync(context, await ForwardPageAsync(context));
        }
        else
        {
            await HandleCallAsync(context);
        }
    }

    private async Task HandleCallAsync(HttpContext context)
    {
        AwsRequest request;
        try
        {
            request = await reader.ReadAsync(context);
        }
        catch (AwsErrorException unsigned)
        {
            await WriteAsync(context, unsigned.Error.For("?", AwsRequestReader.GuessProtocol(context.Request), Guid.NewGuid().ToString()));
            return;
        }

        var clock = Stopwatch.StartNew();
        var caller = callers.Identify(request.AccessKey);
        var fault = faults.Take(request, caller);
        if (fault is { Kind: FaultKind.Reset })
        {
            Tell(new AwsCall(request, caller, [], AwsResponse.Empty(0), clock.Elapsed));
            context.Abort();
            return;
        }

        var needed = new List<Authorization>();
        var response = await AnswerAsync(request, caller, needed, fault, context.RequestAborted);
        callers.LearnFrom(request, response);
        try
        {
            Tell(new AwsCall(request, caller, needed, response, clock.Elapsed));
        }
        catch (Exception bug)
        {
            response = Stumbled(request, bug);
        }

        if (fault is { Kind: FaultKind.LostAnswer })
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, response);
    }

    /// <param name="needed">Gets what the call had to be allowed.</param>
    private async Task<AwsResponse> AnswerAsync(AwsRequest request, Caller caller, List<Authorization> needed, Fault? fault, CancellationToken cancellation)
    {
        if (fault is { Kind: FaultKind.Delay })
        {
            await Task.Delay(fault.Delay, cancellation);
        }

        if (fault is not null && FaultErrors.For(fault, request) is { } error)
        {
            return error.For(request);
        }

        try
        {
            needed.AddRange(await access.JudgeAsync(request, caller, cancellation));
            return await api.AnswerAsync(request, cancellation);
        }
        catch (AwsErrorException refused)
        {
            return refused.Error.For(request);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return AwsResponse.Empty(0);
        }
        catch (Exception bug)
        {
            return Stumbled(request, bug);
        }
    }

    private static AwsResponse Stumbled(AwsRequest request, Exception bug) =>
        new AwsError("InternalError", $"The local AWS stumbled over {request.Service} {request.Action}: {bug.Message}", 500).For(request);

    private void Tell(AwsCall call)
    {
        foreach (var witness in witnesses)
        {
            witness.Saw(call);
        }
    }

    private async Task<AwsResponse> ForwardPageAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = await moto.SendAsync(
            new HttpMethod(context.Request.Method),
            context.Request.Path + context.Request.QueryString,
            [.. context.Request.Headers],
            body.ToArray(),
            context.RequestAborted);
        if (context.Request.Path == "/moto-api/reset")
        {
            motoWasReset();
        }

        return answer;
    }

    private static async Task WriteAsync(HttpContext context, AwsResponse response)
    {
        if (context.RequestAborted.IsCancellationRequested || response.Status == 0)
        {
            return;
        }

        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.ContentType is not null)
        {
            context.Response.ContentType = response.ContentType;
        }

        if (response.Status is 204 or 304 || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}

/// <summary>A call that was answered. Status 0: the connection was cut.</summary>
/// <param name="Needed">What its caller had to be allowed.</param>
internal sealed record AwsCall(AwsRequest Request, Caller Caller, IReadOnlyList<Authorization> Needed, AwsResponse Response, TimeSpan Duration);

/// <summary>Gets to see each call before its answer is sent.</summary>
internal interface ICallWitness
{
    void Saw(AwsCall call);
}

/// <summary>Answers calls.</summary>
internal interface IAwsApi
{
    /// <exception cref="AwsErrorException">The answer is an error.</exception>
    Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation);
}
