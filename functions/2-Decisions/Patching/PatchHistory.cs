namespace Remediation.Decisions.Patching;

/// <summary>A step that was begun on an instance.</summary>
/// <param name="Step">Which.</param>
/// <param name="Began">When it was sent, UTC.</param>
/// <param name="CommandId">The command.</param>
/// <param name="State">What became of it, as far as it is known.</param>
public sealed record PatchRun(PatchStep Step, DateTimeOffset Began, string CommandId, PatchRunState State)
{
    /// <summary>Whether it is known to have ended, well or badly.</summary>
    public bool HasEnded => State != PatchRunState.Open;
}

/// <summary>What became of a run.</summary>
public enum PatchRunState
{
    /// <summary>It is not known to have ended.</summary>
    Open,

    /// <summary>It ended well, or nobody knows how.</summary>
    Ended,

    /// <summary>It ended badly.</summary>
    Failed,
}

/// <summary>What was done to an instance: the last run of each step.</summary>
/// <param name="Runs">The last runs.</param>
public sealed record PatchHistory(IReadOnlyDictionary<PatchStep, PatchRun> Runs)
{
    /// <summary>Of an instance that nothing was done to.</summary>
    public static PatchHistory None { get; } = new(new Dictionary<PatchStep, PatchRun>());

    /// <summary>The history with that run in the place of the step's last one.</summary>
    public PatchHistory With(PatchRun run) => new(new Dictionary<PatchStep, PatchRun>(Runs) { [run.Step] = run });
}
