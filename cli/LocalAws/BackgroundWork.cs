using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>What goes on after its call was answered. It ends with the host, and what fails is told.</summary>
internal sealed class BackgroundWork(LocalAwsEvents events) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <param name="failed">Begins the sentence that tells of a failure.</param>
    public void Begin(string failed, Func<CancellationToken, Task> work)
    {
        var task = RunAsync(failed, work);
        running[task] = 0;
        _ = task.ContinueWith(ended => running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running.Keys);
        stop.Dispose();
    }

    private async Task RunAsync(string failed, Func<CancellationToken, Task> work)
    {
        // The caller's thread goes on; a function may take minutes.
        await Task.Yield();
        try
        {
            await work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception lost)
        {
            events.Publish(new Progressed($"{failed}: {lost.Message}"));
        }
    }
}
