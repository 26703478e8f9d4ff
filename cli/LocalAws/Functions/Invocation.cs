namespace Remediation.Cli.LocalAws;

/// <summary>How an invocation ended.</summary>
/// <param name="Payload">The function's answer, or its error as JSON.</param>
/// <param name="FunctionError">Null on success, else Unhandled, as in X-Amz-Function-Error.</param>
/// <param name="InitDuration">Set when this invocation had to start the process.</param>
internal sealed record InvocationResult(
    string RequestId, byte[] Payload, string? FunctionError, TimeSpan Duration, TimeSpan? InitDuration, IReadOnlyList<string> LogLines)
{
    public bool Succeeded => FunctionError is null;
}

/// <summary>One event on its way through a function.</summary>
internal sealed class Invocation(string requestId, byte[] payload, int attempt, string? clientContext = null)
{
    private readonly TaskCompletionSource<(byte[] Payload, bool IsError)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];

    public string RequestId => requestId;

    public byte[] Payload => payload;

    public int Attempt => attempt;

    public string? ClientContext => clientContext;

    public DateTimeOffset Deadline { get; set; }

    public Task<(byte[] Payload, bool IsError)> Answer => answer.Task;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public bool Complete(byte[] body, bool isError) => answer.TrySetResult((body, isError));

    public void Log(string line)
    {
        lock (lines)
        {
            lines.Add(line);
        }
    }
}
