namespace Remediation.Bootstrap.Watching;

/// <summary>A metric that the functions count or measure; docs/watching.md says what each means.</summary>
internal sealed class Metric
{
    public static readonly Metric TimeToRemediate = new(nameof(TimeToRemediate), "Milliseconds");
    public static readonly Metric RulesClosed = new(nameof(RulesClosed), Count);
    public static readonly Metric RulesNarrowed = new(nameof(RulesNarrowed), Count);
    public static readonly Metric RulesReported = new(nameof(RulesReported), Count);
    public static readonly Metric RulesExempt = new(nameof(RulesExempt), Count);
    public static readonly Metric Conflicts = new(nameof(Conflicts), Count);
    public static readonly Metric StillOpen = new(nameof(StillOpen), Count);
    public static readonly Metric NotChecked = new(nameof(NotChecked), Count);
    public static readonly Metric InstancesPatched = new(nameof(InstancesPatched), Count);
    public static readonly Metric InstancesFailed = new(nameof(InstancesFailed), Count);
    public static readonly Metric InstancesNotManaged = new(nameof(InstancesNotManaged), Count);
    public static readonly Metric CanaryTold = new(nameof(CanaryTold), Count);

    private const string Count = "Count";

    private Metric(string name, string unit)
    {
        Name = name;
        Unit = unit;
    }

    /// <summary>Every metric that there is.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        TimeToRemediate, RulesClosed, RulesNarrowed, RulesReported, RulesExempt, Conflicts, StillOpen, NotChecked, InstancesPatched, InstancesFailed, InstancesNotManaged, CanaryTold,
    ];

    public string Name { get; }

    /// <summary>In CloudWatch's words: <c>Count</c>, <c>Milliseconds</c>.</summary>
    public string Unit { get; }
}
