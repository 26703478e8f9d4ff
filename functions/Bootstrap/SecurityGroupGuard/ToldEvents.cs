namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// What this process has told already. EventBridge and Lambda deliver an event more than once at times; the same notice twice helps nobody.
/// Kept in memory only: a process that dies between acting and telling forgets, and so the next one tells.
/// </summary>
internal sealed class ToldEvents
{
    private const int Remembered = 1000;

    private readonly HashSet<string> told = [];
    private readonly Queue<string> order = new();

    public bool Contains(string key) => told.Contains(key);

    public void Add(string key)
    {
        if (told.Add(key))
        {
            order.Enqueue(key);
        }

        if (order.Count > Remembered)
        {
            told.Remove(order.Dequeue());
        }
    }
}
