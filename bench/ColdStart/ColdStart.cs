using System.Diagnostics;

namespace Remediation.ColdStart;

/// <summary>One start while it happens: what the process has asked its Runtime API and AWS.</summary>
internal sealed class ColdStart(string topicArn)
{
    private readonly TaskCompletionSource<long> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long firstNext;

    public StubAws Aws { get; } = new(topicArn);

    /// <summary>The id of the only invocation.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>The moment of the first answer, as a time stamp. Fails with what the process reported instead.</summary>
    public Task<long> Answered => answered.Task;

    /// <summary>The moment when the process asked for its first event.</summary>
    public long FirstNext => Interlocked.Read(ref firstNext);

    /// <returns>Whether it is the first time, so that there is an event.</returns>
    public bool OnNext() => Interlocked.CompareExchange(ref firstNext, Stopwatch.GetTimestamp(), 0) == 0;

    public void OnResponse(long when) => answered.TrySetResult(when);

    public void OnError(string report) => answered.TrySetException(new BenchmarkException($"it reported {report}"));
}
