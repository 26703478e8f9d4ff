namespace Remediation.Cli.LocalAws;

/// <summary>Lambda's asynchronous side: up to two more attempts with the same request id, then the failure destination and the dead-letter queue.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</summary>
internal sealed class AsyncInvocations(LocalFunctions functions, ReservedConcurrency concurrency, DeadLetters deadLetters, LocalAwsOptions options, BackgroundWork background)
{
    /// <param name="source">Who hands the event over; its dead-letter queue takes what cannot be handed over.</param>
    public void Begin(FunctionDefinition function, byte[] payload, string requestId, EventSource source) =>
        background.Begin($"An event for {function.Name} was lost", cancellation => RunAsync(function, payload, requestId, source, cancellation));

    private async Task RunAsync(FunctionDefinition function, byte[] payload, string requestId, EventSource source, CancellationToken cancellation)
    {
        try
        {
            await AttemptAsync(function, payload, requestId, cancellation);
        }
        catch (FunctionUnavailableException unavailable)
        {
            var letter = new UndeliveredEvent(function.Name, function.Arn, function.Region, source, payload, requestId, unavailable.Message);
            await deadLetters.NotDeliveredAsync(letter, cancellation);
        }
    }

    private async Task AttemptAsync(FunctionDefinition function, byte[] payload, string requestId, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (concurrency.IsZero(function))
            {
                // Lambda does not keep events for a function that somebody has stopped.
                await deadLetters.StoppedAsync(function, payload, requestId, attempt - 1, cancellation);
                return;
            }

            var result = await functions.InvokeAsync(function, new Invocation(requestId, payload, attempt), cancellation);
            if (result.Succeeded)
            {
                return;
            }

            if (attempt > function.MaximumRetryAttempts)
            {
                await deadLetters.FailedAsync(function, payload, result, attempt, cancellation);
                return;
            }

            var delays = options.AsyncRetryDelays;
            await Task.Delay(delays.Count == 0 ? TimeSpan.Zero : delays[Math.Min(attempt, delays.Count) - 1], cancellation);
        }
    }
}
