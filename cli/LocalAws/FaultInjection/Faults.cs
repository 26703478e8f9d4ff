namespace Remediation.Cli.LocalAws;

/// <summary>The faults that still wait for their call, the oldest first.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<(Fault Fault, int Left)> pending = [];

    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (gate)
            {
                return [.. pending.Select(p => p.Fault with { Times = p.Left })];
            }
        }
    }

    public void Add(params IEnumerable<Fault> faults)
    {
        lock (gate)
        {
            pending.AddRange(faults.Where(fault => fault.Times > 0).Select(fault => (fault, fault.Times)));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            pending.Clear();
        }
    }

    /// <summary>The fault that this call meets, used up by one.</summary>
    public Fault? Take(AwsRequest request, Caller caller)
    {
        lock (gate)
        {
            var index = pending.FindIndex(p => p.Fault.Hits(request, caller));
            if (index < 0)
            {
                return null;
            }

            var (fault, left) = pending[index];
            if (left > 1)
            {
                pending[index] = (fault, left - 1);
            }
            else
            {
                pending.RemoveAt(index);
            }

            return fault;
        }
    }
}
