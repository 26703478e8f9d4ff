namespace Remediation.Cli.LocalAws;

/// <summary>Who made a call: <see cref="Name"/> is a user's name, a function's name or a role's.</summary>
internal sealed record JournalCaller(CallerKind Kind, string Name)
{
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";
}

/// <summary>One call of an AWS API. Parameters are as sent, secrets left out.</summary>
/// <param name="Needed">What a function had to be allowed.</param>
internal sealed record JournalEntry(
    DateTimeOffset Time,
    string Service,
    string Action,
    string Region,
    string Account,
    IReadOnlyDictionary<string, string> Parameters,
    int Status,
    string? ErrorCode,
    TimeSpan Duration,
    JournalCaller Caller,
    IReadOnlyList<Authorization> Needed,
    string RequestId)
{
    /// <summary>The trace of X-Ray that the call belongs to, as the caller sent it in X-Amzn-Trace-Id; null for none.</summary>
    public string? TraceId { get; init; }
}

/// <summary>The calls since the start or the last <see cref="Clear"/>, the oldest first.</summary>
internal sealed class Journal
{
    private const int Remembered = 50_000;

    private readonly Lock gate = new();
    private readonly Queue<JournalEntry> entries = new();

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public IReadOnlyList<JournalEntry> Calls(string service, string? action = null) =>
        [.. Entries.Where(e => e.Service == service && (action is null || e.Action == action))];

    public void Add(JournalEntry entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry);
            if (entries.Count > Remembered)
            {
                entries.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }
}
