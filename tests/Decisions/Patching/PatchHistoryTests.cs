using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Patching;

public sealed class PatchHistoryTests
{
    private static readonly PatchRun Sent = new(PatchStep.OperatingSystem, Snapshot.Noon, "command-1", PatchRunState.Open);
    private static readonly PatchRun Typo3 = new(PatchStep.Typo3, Snapshot.Noon.AddHours(1), "command-2", PatchRunState.Ended);

    [Fact]
    public void The_last_run_of_each_step_is_kept_and_the_histories_before_stay_as_they_were()
    {
        var before = PatchHistory.None.With(Sent).With(Typo3);

        var after = before.With(Sent with { State = PatchRunState.Failed });

        Assert.Equal(PatchRunState.Open, before.Runs[PatchStep.OperatingSystem].State);
        Assert.Equal([Sent with { State = PatchRunState.Failed }, Typo3], after.Runs.Values.OrderBy(run => run.Step));
        Assert.Empty(PatchHistory.None.Runs);
    }

    [Theory]
    [InlineData(PatchRunState.Open, false)]
    [InlineData(PatchRunState.Ended, true)]
    [InlineData(PatchRunState.Failed, true)]
    public void A_run_that_failed_has_ended_too(PatchRunState state, bool hasEnded) => Assert.Equal(hasEnded, (Sent with { State = state }).HasEnded);
}
