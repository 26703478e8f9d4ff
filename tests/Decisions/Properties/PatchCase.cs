using FsCheck;
using FsCheck.Fluent;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>An instance, what was done to it, and how it shall be patched: any mixture of the three.</summary>
internal sealed record PatchCase(InstanceKind Kind, string Platform, IReadOnlyDictionary<PatchStep, int> HoursSince, PatchPolicy Policy)
{
    /// <summary>For each step the hours since it began; where they are negative, it never did.</summary>
    private static readonly Gen<IReadOnlyDictionary<PatchStep, int>> Past =
        Gen.Choose(-30, 60).ArrayOf(Enum.GetValues<PatchStep>().Length).Select(hours => (IReadOnlyDictionary<PatchStep, int>)
            hours.Index().Where(run => run.Item >= 0).ToDictionary(run => (PatchStep)run.Index, run => run.Item));

    private static readonly Gen<PatchPolicy> Policies =
        from engine in Gen.Elements(Enum.GetValues<PatchEngine>())
        from updates in Gen.Elements(Enum.GetValues<Updates>())
        from reboot in Gen.Elements(Enum.GetValues<Reboot>())
        from age in Gen.Choose(1, 48)
        from wanted in Gen.Elements(true, false).Two()
        select new PatchPolicy
        {
            Engine = engine,
            Updates = updates,
            Reboot = reboot,
            Age = TimeSpan.FromHours(age),
            HardenSsh = wanted.Item1,
            ReportPosture = wanted.Item2,
        };

    private static readonly Gen<PatchCase> Any =
        from kind in Gen.Elements(Enum.GetValues<InstanceKind>())
        from platform in Gen.Elements(
            "Debian GNU/Linux 12", "Debian GNU/Linux 12", "Debian GNU/Linux 13", "Debian GNU/Linux -", "Ubuntu 24.04", "CentOS Stream 10", "Amazon Linux 2023", "Arch Linux -")
        from past in Past
        from policy in Policies
        select new PatchCase(kind, platform, past, policy);

    public static Arbitrary<PatchCase> Arbitrary { get; } = Arb.From(Any, Smaller);

    public PatchHistory History => HoursSince.Aggregate(PatchHistory.None, (history, run) =>
        history.With(new PatchRun(run.Key, Snapshot.Noon.AddHours(-run.Value), "command-1", PatchRunState.Ended)));

    public Recognition Recognition => new(Kind, "");

    public static PatchCase[] Sample(int count, ulong seed) => Any.Sample(count, Seeded.Random(seed), 50);

    public PatchPlan Next() => NextAfter(History, Snapshot.Noon);

    public PatchPlan NextAfter(PatchHistory history, DateTimeOffset now) => PatchPlan.Next(Recognition, Machine.Running(Platform), history, Policy, retriesFailed: false, now);

    public bool WasLately(PatchStep step) => HoursSince.TryGetValue(step, out int hours) && hours < Policy.Age.TotalHours;

    public bool IsWanted(PatchStep step) => step switch
    {
        PatchStep.OperatingSystem => true,
        PatchStep.Typo3 => Kind == InstanceKind.Typo3,
        PatchStep.HardenSsh => Policy.HardenSsh,
        _ => Policy.ReportPosture,
    };

    public override string ToString() =>
        $"{Kind} on {Platform}, age {Policy.Age.TotalHours} h, {Policy.Engine} {Policy.Updates} {Policy.Reboot} ssh {Policy.HardenSsh} posture {Policy.ReportPosture}, hours since {string.Join(' ', HoursSince)}";

    private static IEnumerable<PatchCase> Smaller(PatchCase one)
    {
        foreach (var step in one.HoursSince.Keys)
        {
            yield return one with { HoursSince = one.HoursSince.Where(run => run.Key != step).ToDictionary() };
        }

        if (one.Policy.HardenSsh)
        {
            yield return one with { Policy = one.Policy with { HardenSsh = false } };
        }

        if (one.Policy.ReportPosture)
        {
            yield return one with { Policy = one.Policy with { ReportPosture = false } };
        }
    }
}
