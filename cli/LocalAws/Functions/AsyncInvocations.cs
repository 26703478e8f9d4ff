using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>Lambda's asynchronous side: up to two more attempts with the same request id, then the failure destination and the dead-letter queue.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</summary>
internal sealed class AsyncInvocations(LocalFunctions functions, DeadLetters deadLetters, LocalAwsOptions options, LocalAwsEvents events) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <param name="rule">The EventBridge rule that hands the event over; its dead-letter queue takes what cannot be handed over.</param>
    public void Begin(FunctionDefinition function, byte[] payload, string requestId, RuleDefinition? rule)
    {
        var task = RunAsync(function, payload, requestId, rule);
        running[task] = 0;
        _ = task.ContinueWith(ended => running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running.Keys);
        stop.Dispose();
    }

    private async Task RunAsync(FunctionDefinition function, byte[] payload, string requestId, RuleDefinition? rule)
    {
        // The caller's thread goes on; a function may take minutes.
        await Task.Yield();
        try
        {
            await AttemptAsync(function, payload, requestId);
        }
        catch (FunctionUnavailableException unavailable)
        {
            await deadLetters.NotDeliveredAsync(function, rule, payload, requestId, unavailable.Message, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        catch (Exception lost)
        {
            events.Publish(new Progressed($"An event for {function.Name} was lost: {lost.Message}"));
        }
    }

    private async Task AttemptAsync(FunctionDefinition function, byte[] payload, string requestId)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await functions.InvokeAsync(function, new Invocation(requestId, payload, attempt), stop.Token);
            if (result.Succeeded)
            {
                return;
            }

            if (attempt > function.MaximumRetryAttempts)
            {
                await deadLetters.FailedAsync(function, payload, result, attempt, stop.Token);
                return;
            }

            var delays = options.AsyncRetryDelays;
            await Task.Delay(delays.Count == 0 ? TimeSpan.Zero : delays[Math.Min(attempt, delays.Count) - 1], stop.Token);
        }
    }
}
