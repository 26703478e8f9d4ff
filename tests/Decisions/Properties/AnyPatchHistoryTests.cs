using FsCheck;
using FsCheck.Fluent;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Properties;

/// <summary>What holds of every plan, whatever was done to the instance before and whatever the settings say.</summary>
public sealed class AnyPatchHistoryTests
{
    private const int Cases = 3_000;
    private const ulong Seed = 20_261_122;

    private static readonly IReadOnlyDictionary<PatchDocument, (PatchStep Step, Dictionary<string, string[]> Parameters)> Documents =
        new Dictionary<PatchDocument, (PatchStep, Dictionary<string, string[]>)>
        {
            [PatchDocument.RunPatchBaseline] = (PatchStep.OperatingSystem, new() { ["Operation"] = ["Install"], ["RebootOption"] = ["RebootIfNeeded", "NoReboot"] }),
            [PatchDocument.UpdateOperatingSystem] = (PatchStep.OperatingSystem, new() { ["Mode"] = ["security", "full"], ["Reboot"] = ["IfNeeded", "Never"] }),
            [PatchDocument.UpdateTypo3] = (PatchStep.Typo3, new() { ["Operation"] = ["Update"] }),
            [PatchDocument.HardenSsh] = (PatchStep.HardenSsh, []),
            [PatchDocument.ReportPosture] = (PatchStep.ReportPosture, []),
        };

    [Fact]
    public void Nothing_is_begun_that_was_begun_within_the_age() =>
        Kept(one => one.Next() is not PatchPlan.Send send || !one.WasLately(send.Step));

    [Fact]
    public void What_is_sent_is_wanted_and_everything_wanted_before_it_was_begun_within_the_age() =>
        Kept(one => one.Next() is not PatchPlan.Send send
            || (one.IsWanted(send.Step) && Enum.GetValues<PatchStep>().Where(step => step < send.Step && one.IsWanted(step)).All(one.WasLately)));

    [Fact]
    public void What_is_ours_is_done_unless_everything_wanted_was_begun_within_the_age() =>
        Kept(one => one.Next() is not PatchPlan.Nothing
            || one.Recognition.IsExcluded
            || (!one.Platform.StartsWith("Debian", StringComparison.Ordinal) && one.Kind is InstanceKind.Unknown or InstanceKind.Debian)
            || Enum.GetValues<PatchStep>().Where(one.IsWanted).All(one.WasLately));

    [Fact]
    public void What_is_excluded_is_never_sent_anything_and_never_complained_of() =>
        Kept(one => !one.Recognition.IsExcluded || one.Next() is PatchPlan.Nothing);

    [Fact]
    public void Only_an_operating_system_that_nothing_updates_is_impossible() =>
        Kept(one => one.Next() is PatchPlan.Impossible == (one.Platform.StartsWith("Arch", StringComparison.Ordinal)
            && one.Kind is InstanceKind.Typo3 or InstanceKind.OptedIn && !one.WasLately(PatchStep.OperatingSystem)));

    [Fact]
    public void A_document_gets_all_of_its_parameters_and_each_has_an_allowed_value() =>
        Kept(one => one.Next() is not PatchPlan.Send send
            || (Documents[send.Document].Step == send.Step
                && send.Parameters.Keys.Order().SequenceEqual(Documents[send.Document].Parameters.Keys.Order())
                && send.Parameters.All(parameter => Documents[send.Document].Parameters[parameter.Key].Contains(parameter.Value))));

    [Fact]
    public void Nothing_reboots_where_it_must_not_whatever_document_it_is() =>
        Kept(one => one.Next() is not PatchPlan.Send send || one.Policy.Reboot == Reboot.IfNeeded
            || !send.Parameters.Values.Any(value => value.EndsWith("IfNeeded", StringComparison.Ordinal)));

    [Fact]
    public void Step_by_step_it_goes_forward_and_ends() =>
        Kept(one =>
        {
            var history = one.History;
            var now = Snapshot.Noon;
            PatchStep? before = null;
            for (int sent = 0; one.NextAfter(history, now) is PatchPlan.Send send; sent++)
            {
                // A step that grows due in the meantime may come before; within two minutes none does.
                if (sent == Enum.GetValues<PatchStep>().Length || send.Step <= before)
                {
                    return false;
                }

                before = send.Step;
                history = history.With(new PatchRun(send.Step, now, "command-2", PatchRunState.Ended));
                now = now.AddSeconds(30);
            }

            return true;
        });

    [Fact]
    public void The_generated_cases_lead_to_every_document_and_to_every_kind_of_plan_many_times()
    {
        var plans = PatchCase.Sample(Cases, Seed).Select(one => one.Next()).CountBy(plan => plan switch
        {
            PatchPlan.Send send => send.Document.ToString(),
            _ => plan.GetType().Name,
        }).ToDictionary();

        Assert.Equal(7, plans.Count);
        Assert.All(plans, plan => Assert.True(plan.Value >= 25, $"{plan.Key} only {plan.Value} times"));
    }

    private static void Kept(Func<PatchCase, bool> promise) =>
        Prop.ForAll(PatchCase.Arbitrary, one => promise(one).Label(one.ToString())).Check(Seeded.Config(Cases, Seed));
}
