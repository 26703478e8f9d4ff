using Remediation.Decisions.Patching;
using Remediation.Decisions.Tests.Vocabulary;

namespace Remediation.Decisions.Tests.Patching;

public sealed class PatchHistoryTests
{
    private static readonly PatchRun Sent = new(PatchStep.OperatingSystem, Snapshot.Noon, "command-1", HasEnded: false);
    private static readonly PatchRun Typo3 = new(PatchStep.Typo3, Snapshot.Noon.AddHours(1), "command-2", HasEnded: true);

    [Fact]
    public void A_run_is_open_until_it_is_known_to_have_ended()
    {
        var history = PatchHistory.None.With(Typo3).With(Sent);

        Assert.Null(PatchHistory.None.Open);
        Assert.Equal(Sent, history.Open);
        Assert.Null(history.With(Sent with { HasEnded = true }).Open);
    }

    [Fact]
    public void A_run_that_nobody_knows_to_have_been_sent_is_open_too()
    {
        var claimed = Sent with { CommandId = null };

        Assert.Equal(claimed, PatchHistory.None.With(claimed).Open);
    }

    [Fact]
    public void Of_each_step_the_last_run_is_kept()
    {
        var again = Sent with { Began = Snapshot.Noon.AddDays(1), CommandId = "command-3" };

        var history = PatchHistory.None.With(Sent).With(Typo3).With(again);

        Assert.Equal([again, Typo3], history.Runs.Values.OrderBy(run => run.Step));
    }

    [Fact]
    public void Without_a_step_it_was_never_begun_and_the_others_stay()
    {
        var history = PatchHistory.None.With(Sent).With(Typo3);

        Assert.Equal([Typo3], history.Without(PatchStep.OperatingSystem).Runs.Values);
        Assert.Equal(2, history.Without(PatchStep.HardenSsh).Runs.Count);
    }

    [Fact]
    public void A_history_never_changes_once_it_is_made()
    {
        var history = PatchHistory.None.With(Sent);

        history.With(Typo3).Without(PatchStep.OperatingSystem);

        Assert.Equal([Sent], history.Runs.Values);
        Assert.Empty(PatchHistory.None.Runs);
    }
}
