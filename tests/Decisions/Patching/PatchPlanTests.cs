using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Patching;

public sealed class PatchPlanTests
{
    private static readonly PatchPolicy Policy = new();
    private static readonly PatchPolicy Everything = new() { HardenSsh = true, ReportPosture = true };

    [Fact]
    public void Debian_12_is_updated_by_Patch_Manager() =>
        Sends(Next(InstanceKind.Debian, "Debian GNU/Linux 12"), PatchStep.OperatingSystem, PatchDocument.RunPatchBaseline, "Operation=Install RebootOption=RebootIfNeeded");

    [Theory]
    [InlineData("Debian GNU/Linux 13")]
    [InlineData("Debian GNU/Linux -")]
    public void Debian_13_testing_and_unstable_are_updated_by_our_own_document(string platform) =>
        Sends(Next(InstanceKind.Debian, platform), PatchStep.OperatingSystem, PatchDocument.UpdateOperatingSystem, "Mode=security Reboot=IfNeeded");

    [Fact]
    public void The_settings_choose_the_document_the_updates_and_whether_to_reboot()
    {
        var never = Policy with { Reboot = Reboot.Never };
        var own = never with { Engine = PatchEngine.OwnDocument, Updates = Updates.All };

        Sends(Next(InstanceKind.Debian, "Debian GNU/Linux 12", policy: never), PatchStep.OperatingSystem, PatchDocument.RunPatchBaseline, "Operation=Install RebootOption=NoReboot");
        Sends(Next(InstanceKind.Debian, "Debian GNU/Linux 12", policy: own), PatchStep.OperatingSystem, PatchDocument.UpdateOperatingSystem, "Mode=full Reboot=Never");
    }

    [Fact]
    public void The_agent_knows_better_than_the_image_what_it_runs_on()
    {
        Sends(Next(InstanceKind.Unknown, "Debian GNU/Linux 13"), PatchStep.OperatingSystem, PatchDocument.UpdateOperatingSystem, "Mode=security Reboot=IfNeeded");
        foreach (var kind in new[] { InstanceKind.Debian, InstanceKind.Unknown })
        {
            Assert.Equal(
                "it runs Kali GNU/Linux 2026.3, which is not Debian: it is patched only if its tag remediation:patch says on",
                Assert.IsType<PatchPlan.Nothing>(Next(kind, "Kali GNU/Linux 2026.3")).Reason);
        }
    }

    [Theory]
    [InlineData("Amazon Linux 2023", PatchDocument.RunPatchBaseline)]
    [InlineData("Ubuntu 24.04", PatchDocument.RunPatchBaseline)]
    [InlineData("Fedora Linux 43", PatchDocument.UpdateOperatingSystem)]
    public void Whatever_asks_for_it_is_updated_if_something_can(string platform, PatchDocument document)
    {
        Assert.Equal(document, Assert.IsType<PatchPlan.Send>(Next(InstanceKind.OptedIn, platform)).Document);
        Assert.Equal(document, Assert.IsType<PatchPlan.Send>(Next(InstanceKind.Typo3, platform)).Document);
        Assert.IsType<PatchPlan.Nothing>(Next(InstanceKind.Unknown, platform));
    }

    [Theory]
    [InlineData(InstanceKind.OptedIn)]
    [InlineData(InstanceKind.Typo3)]
    public void What_asks_for_it_and_cannot_be_updated_is_told_with_what_to_do(InstanceKind kind)
    {
        var impossible = Assert.IsType<PatchPlan.Impossible>(Next(kind, "Arch Linux -"));

        Assert.Equal("it runs Arch Linux, which is not updated from here: update it by hand, or set its tag remediation:patch to off", impossible.Reason);
    }

    [Theory]
    [InlineData(InstanceKind.OptedOut)]
    [InlineData(InstanceKind.Other)]
    public void What_is_to_be_left_alone_is_left_alone_for_the_reason_it_was_recognized_by(InstanceKind kind) =>
        Assert.Equal(new PatchPlan.Nothing("as recognized"), PatchPlan.Next(new Recognition(kind, "as recognized"), Machine.Running("Debian GNU/Linux 12"), PatchHistory.None, Everything, retriesFailed: false, Snapshot.Noon));

    [Fact]
    public void One_step_follows_the_other_until_everything_is_done()
    {
        Assert.Equal("OperatingSystem Typo3 HardenSsh ReportPosture", Sequence(InstanceKind.Typo3, Everything));
        Assert.Equal("OperatingSystem HardenSsh ReportPosture", Sequence(InstanceKind.Debian, Everything));
        Assert.Equal("OperatingSystem ReportPosture", Sequence(InstanceKind.OptedIn, Everything with { HardenSsh = false }));
        Assert.Equal("OperatingSystem HardenSsh", Sequence(InstanceKind.Unknown, Everything with { ReportPosture = false }));
        Assert.Equal("OperatingSystem Typo3", Sequence(InstanceKind.Typo3, Policy));
        Assert.Equal("OperatingSystem", Sequence(InstanceKind.Debian, Policy));
    }

    [Fact]
    public void The_later_steps_have_their_own_documents()
    {
        var history = Done(PatchStep.OperatingSystem, 1);

        Sends(Next(InstanceKind.Typo3, "Debian GNU/Linux 12", history), PatchStep.Typo3, PatchDocument.UpdateTypo3, "Operation=Update");
        Sends(Next(InstanceKind.Debian, "Debian GNU/Linux 12", history, Everything), PatchStep.HardenSsh, PatchDocument.HardenSsh, "");
        Sends(Next(InstanceKind.Debian, "Debian GNU/Linux 12", history, Policy with { ReportPosture = true }), PatchStep.ReportPosture, PatchDocument.ReportPosture, "");
    }

    [Fact]
    public void An_instance_that_is_stopped_and_started_within_the_age_is_not_patched_again()
    {
        var history = Done(PatchStep.OperatingSystem, 20);

        Assert.IsType<PatchPlan.Nothing>(Next(InstanceKind.Debian, "Debian GNU/Linux 12", history, at: Snapshot.Noon.AddSeconds(-1)));
        Assert.IsType<PatchPlan.Send>(Next(InstanceKind.Debian, "Debian GNU/Linux 12", history));
    }

    [Fact]
    public void A_step_that_failed_is_due_again_after_the_age_and_holds_up_nothing_until_then()
    {
        var failed = Done(PatchStep.OperatingSystem, 19);

        Assert.Equal(PatchStep.Typo3, Assert.IsType<PatchPlan.Send>(Next(InstanceKind.Typo3, "Debian GNU/Linux 12", failed)).Step);
        Assert.Equal(PatchStep.OperatingSystem, Assert.IsType<PatchPlan.Send>(Next(InstanceKind.Typo3, "Debian GNU/Linux 12", failed, at: Snapshot.Noon.AddHours(1))).Step);
    }

    [Fact]
    public void A_clock_that_went_back_does_not_start_a_step_twice() =>
        Assert.IsType<PatchPlan.Nothing>(Next(InstanceKind.Debian, "Debian GNU/Linux 12", Done(PatchStep.OperatingSystem, -2)));

    [Theory]
    [InlineData(PatchRunState.Failed, true, true)]
    [InlineData(PatchRunState.Failed, false, false)]
    [InlineData(PatchRunState.Ended, true, false)]
    public void What_failed_lately_is_due_again_with_the_schedule_only(PatchRunState state, bool retriesFailed, bool isDue)
    {
        var history = PatchHistory.None.With(new PatchRun(PatchStep.OperatingSystem, Snapshot.Noon.AddHours(-1), "command-1", state));

        Assert.Equal(isDue, Next(InstanceKind.Debian, "Debian GNU/Linux 12", history, new PatchPolicy(), retriesFailed: retriesFailed) is PatchPlan.Send);
    }

    private static PatchPlan Next(
        InstanceKind kind, string platform, PatchHistory? history = null, PatchPolicy? policy = null, DateTimeOffset? at = null, bool retriesFailed = false) =>
        PatchPlan.Next(new Recognition(kind, ""), Machine.Running(platform), history ?? PatchHistory.None, policy ?? Policy, retriesFailed, at ?? Snapshot.Noon);

    private static PatchHistory Done(PatchStep step, int hoursAgo) =>
        PatchHistory.None.With(new PatchRun(step, Snapshot.Noon.AddHours(-hoursAgo), "command-1", PatchRunState.Ended));

    private static string Sequence(InstanceKind kind, PatchPolicy policy)
    {
        var history = PatchHistory.None;
        var now = Snapshot.Noon;
        var steps = new List<PatchStep>();
        while (Next(kind, "Debian GNU/Linux 12", history, policy, now) is PatchPlan.Send send && steps.Count < 10)
        {
            steps.Add(send.Step);
            history = history.With(new PatchRun(send.Step, now, "command-1", PatchRunState.Ended));
            now = now.AddMinutes(10);
        }

        return string.Join(' ', steps);
    }

    private static void Sends(PatchPlan plan, PatchStep step, PatchDocument document, string parameters)
    {
        var send = Assert.IsType<PatchPlan.Send>(plan);
        Assert.Equal((step, document), (send.Step, send.Document));
        Assert.Equal(parameters, string.Join(' ', send.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")));
    }
}
