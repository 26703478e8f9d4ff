namespace Remediation.Decisions.Patching;

/// <summary>A step that was begun on an instance.</summary>
/// <param name="Step">Which.</param>
/// <param name="Began">When it was sent, UTC.</param>
/// <param name="CommandId">The command; <see langword="null"/> when it was about to be sent, and nobody knows whether it was.</param>
/// <param name="HasEnded">Whether it is known to have ended, well or badly.</param>
public sealed record PatchRun(PatchStep Step, DateTimeOffset Began, string? CommandId, bool HasEnded);

/// <summary>What was done to an instance: the last run of each step.</summary>
/// <param name="Runs">The last runs.</param>
public sealed record PatchHistory(IReadOnlyDictionary<PatchStep, PatchRun> Runs)
{
    /// <summary>Of an instance that nothing was done to.</summary>
    public static PatchHistory None { get; } = new(new Dictionary<PatchStep, PatchRun>());

    /// <summary>The run that is not known to have ended, if there is one: nothing else may be begun before it is.</summary>
    public PatchRun? Open => Runs.Values.FirstOrDefault(run => !run.HasEnded);

    /// <summary>The history with that run in the place of the step's last one.</summary>
    public PatchHistory With(PatchRun run) => new(new Dictionary<PatchStep, PatchRun>(Runs) { [run.Step] = run });

    /// <summary>The history without that step: as if it had never been begun.</summary>
    public PatchHistory Without(PatchStep step) => new(Runs.Where(run => run.Key != step).ToDictionary());
}
