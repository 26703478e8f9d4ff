namespace Remediation.Cli.LocalAws;

/// <summary>An alarm that got into another state.</summary>
internal sealed record AlarmChange(DateTimeOffset Time, AlarmDefinition Alarm, AlarmState From, AlarmState To);

/// <summary>
/// CloudWatch on a clock of its own: what happens in the local AWS happens at the timeline's time, which stands still until somebody advances it. So a day
/// takes a second, and what takes a second takes no time.
/// </summary>
internal sealed class AlarmTimeline : IDisposable
{
    private readonly MetricStore store = new();
    private readonly List<AlarmChange> changes = [];
    private readonly Dictionary<string, AlarmState> states;
    private readonly QueueGauges gauges;
    private readonly AlarmActions actions;
    private readonly IDisposable subscription;

    public AlarmTimeline(StackDefinition stack, MotoQueues queues, AlarmActions actions, LocalAwsEvents events, DateTimeOffset start)
    {
        Now = start;
        Alarms = stack.Alarms;
        states = Alarms.ToDictionary(alarm => alarm.LogicalId, _ => AlarmState.InsufficientData);
        this.actions = actions;
        var collector = new MetricCollector(store, () => Now, events);
        gauges = new QueueGauges(queues, stack, collector);
        subscription = events.Subscribe(collector.OnEvent);
    }

    /// <summary>A whole minute.</summary>
    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<AlarmDefinition> Alarms { get; }

    /// <summary>Every change of a state, in order.</summary>
    public IReadOnlyList<AlarmChange> Changes => changes;

    public AlarmState StateOf(string logicalId) => states[logicalId];

    /// <summary>Lets time pass, minute by minute, and tells what changes.</summary>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellation)
    {
        await gauges.ReadAsync(Now, cancellation);
        for (var end = Now + time; Now < end;)
        {
            Now += TimeSpan.FromMinutes(1);
            gauges.Tick(Now);
            foreach (var alarm in Alarms)
            {
                var before = states[alarm.LogicalId];
                if (AlarmEvaluation.StateAt(Now, alarm, store) is { } after && after != before)
                {
                    states[alarm.LogicalId] = after;
                    var change = new AlarmChange(Now, alarm, before, after);
                    changes.Add(change);
                    await actions.RunAsync(change, cancellation);
                }
            }
        }
    }

    public void Dispose() => subscription.Dispose();
}
