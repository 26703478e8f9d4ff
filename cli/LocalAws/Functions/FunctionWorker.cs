using System.Diagnostics;
using System.Threading.Channels;

namespace Remediation.Cli.LocalAws;

/// <summary>A function in a region: a queue, and behind it one process at a time, started with the first event and again after a crash or a timeout.</summary>
internal sealed class FunctionWorker : IAsyncDisposable
{
    private readonly Channel<(Invocation Invocation, TaskCompletionSource<InvocationResult> Done)> queue =
        Channel.CreateUnbounded<(Invocation, TaskCompletionSource<InvocationResult>)>();

    private readonly CancellationTokenSource stop = new();
    private readonly Func<Action<string>, CancellationToken, Task<FunctionProcess>> start;
    private readonly FunctionDefinition function;
    private readonly LocalAwsEvents events;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Task loop;
    private FunctionProcess? process;
    private volatile Invocation? current;

    /// <param name="start">Starts a process that sends its output to the given action.</param>
    public FunctionWorker(FunctionDefinition function, Func<Action<string>, CancellationToken, Task<FunctionProcess>> start, LocalAwsEvents events)
    {
        this.function = function;
        this.start = start;
        this.events = events;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Starts the process ahead of its first event. A failure shows with that event.</summary>
    public async Task WarmUpAsync()
    {
        await one.WaitAsync(stop.Token);
        try
        {
            process ??= await start(Log, stop.Token);
            await process.InitialiseAsync(stop.Token);
        }
        catch (FunctionUnavailableException unavailable)
        {
            Log(unavailable.Message);
        }
        finally
        {
            one.Release();
        }
    }

    /// <exception cref="FunctionUnavailableException">There is no process to hand the event to.</exception>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<InvocationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!queue.Writer.TryWrite((invocation, done)))
        {
            throw new FunctionUnavailableException($"The local AWS is stopping; {function.Name} takes no more events.");
        }

        return await done.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stop.CancelAsync();
        await loop;
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        stop.Dispose();
        one.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (var (invocation, done) in queue.Reader.ReadAllAsync())
        {
            try
            {
                await one.WaitAsync(stop.Token);
                try
                {
                    done.SetResult(await RunAsync(invocation));
                }
                finally
                {
                    one.Release();
                }
            }
            catch (OperationCanceledException)
            {
                done.TrySetCanceled();
            }
            catch (Exception problem)
            {
                done.TrySetException(problem is FunctionUnavailableException ? problem : new FunctionUnavailableException(problem.Message));
            }
        }
    }

    private async Task<InvocationResult> RunAsync(Invocation invocation)
    {
        if (process is { HasExited: true })
        {
            await DiscardAsync();
        }

        current = invocation;
        try
        {
            var isCold = process is null;
            var clock = Stopwatch.StartNew();
            process ??= await start(Log, stop.Token);
            events.Publish(new InvocationStarted(function.Name, function.Region, invocation.RequestId, invocation.Attempt, invocation.Payload));
            var (answer, failure) = await process.InvokeAsync(invocation, stop.Token);
            var init = isCold ? process.InitDuration : null;
            if (failure is { IsFatal: true } || process.HasExited)
            {
                await DiscardAsync();
            }

            var result = new InvocationResult(
                invocation.RequestId,
                answer ?? failure!.PayloadFor(invocation.RequestId),
                failure is null ? null : "Unhandled",
                clock.Elapsed - (init ?? TimeSpan.Zero),
                init,
                invocation.Lines);
            events.Publish(new InvocationEnded(function.Name, function.Region, invocation.Attempt, result));
            return result;
        }
        finally
        {
            current = null;
        }
    }

    private async Task DiscardAsync()
    {
        var dead = process!;
        process = null;
        await dead.DisposeAsync();
    }

    private void Log(string line)
    {
        var invocation = current;
        invocation?.Log(line);
        events.Publish(new FunctionLogged(function.Name, function.Region, invocation?.RequestId, line));
    }
}
