using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Remediation.Cli.LocalAws;

/// <summary>Everything that happened, in order, to look back at, to listen to, or to wait for.</summary>
internal sealed class LocalAwsEvents
{
    private const int Remembered = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<LocalAwsEvent> history = new();
    private readonly List<Action<LocalAwsEvent>> observers = [];

    public IReadOnlyList<LocalAwsEvent> History
    {
        get
        {
            lock (gate)
            {
                return [.. history];
            }
        }
    }

    public IDisposable Subscribe(Action<LocalAwsEvent> observer)
    {
        lock (gate)
        {
            observers.Add(observer);
        }

        return new Subscription(this, observer);
    }

    public void Publish(LocalAwsEvent happened)
    {
        lock (gate)
        {
            history.Enqueue(happened);
            if (history.Count > Remembered)
            {
                history.Dequeue();
            }

            foreach (var observer in observers.ToArray())
            {
                observer(happened);
            }
        }
    }

    /// <summary>The past first, then what comes, until cancelled.</summary>
    public async IAsyncEnumerable<LocalAwsEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (channel, subscription) = Listen();
        using (subscription)
        {
            while (await channel.WaitToReadAsync(cancellation))
            {
                while (channel.TryRead(out var next))
                {
                    yield return next;
                }
            }
        }
    }

    /// <summary>The first event of its kind that satisfies the condition, past or to come.</summary>
    /// <exception cref="TimeoutException">None came in time; the message lists what did come.</exception>
    public async Task<T> WaitForAsync<T>(Func<T, bool> condition, TimeSpan timeout, CancellationToken cancellation = default)
        where T : LocalAwsEvent
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            await foreach (var happened in ReadAllAsync(deadline.Token))
            {
                if (happened is T wanted && condition(wanted))
                {
                    return wanted;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var last = string.Join(Environment.NewLine, History.TakeLast(12).Select(e => "  " + e));
            throw new TimeoutException($"No {typeof(T).Name} as expected within {timeout.TotalSeconds:0.#} s. The last that happened:{Environment.NewLine}{last}");
        }

        throw new OperationCanceledException(cancellation);
    }

    private (ChannelReader<LocalAwsEvent> Reader, IDisposable Subscription) Listen()
    {
        var channel = Channel.CreateUnbounded<LocalAwsEvent>();
        lock (gate)
        {
            foreach (var past in history)
            {
                channel.Writer.TryWrite(past);
            }

            return (channel.Reader, Subscribe(next => channel.Writer.TryWrite(next)));
        }
    }

    private sealed class Subscription(LocalAwsEvents events, Action<LocalAwsEvent> observer) : IDisposable
    {
        public void Dispose()
        {
            lock (events.gate)
            {
                events.observers.Remove(observer);
            }
        }
    }
}
