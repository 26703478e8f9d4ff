namespace Remediation.Cli.LocalAws;

/// <summary>What was asked in the name of a role, and what IAM said.</summary>
/// <param name="ByLambda">Lambda asked: it reads the queues, writes the logs and puts failures aside in a function's name.</param>
internal sealed record AccessRecord(RoleDefinition Role, Authorization Asked, bool IsAllowed, bool ByLambda);

/// <summary>Every question to IAM since the start, each once.</summary>
internal sealed class AccessLog
{
    private readonly Lock gate = new();
    private readonly Dictionary<(RoleDefinition Role, string Asked), AccessRecord> records = [];

    public IReadOnlyList<AccessRecord> Records
    {
        get
        {
            lock (gate)
            {
                return [.. records.Values];
            }
        }
    }

    public void Add(AccessRecord record)
    {
        lock (gate)
        {
            records.TryAdd((record.Role, record.Asked.ToString()), record);
        }
    }
}
