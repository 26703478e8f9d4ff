using System.Collections.Concurrent;

namespace Remediation.Cli.LocalAws;

/// <summary>Runs nothing: gives the result that was set, or one that such a machine would usually give.</summary>
internal sealed class SimulatedMachine(Fleet fleet) : IMachine
{
    private readonly ConcurrentDictionary<(string Instance, string Document), int> runs = new();

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(StepRun run, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        var document = run.Command.Document;
        var number = runs.AddOrUpdate((run.Instance.Arn, document.Name), 1, (_, before) => before + 1);
        var result = fleet.ResultsOf(run.Instance, document.Names) is { } set
            ? set[Math.Min(number, set.Count) - 1]
            : UsualResults.Of(run, fleet.PlatformOf(run.Instance), isFirst: number == 1);
        await Task.Delay(TimeSpan.FromSeconds(result.Seconds), cancellation);
        var status = Status(result);
        if (document.Name == "AWS-RunPatchBaseline" && HasReported(result, status))
        {
            run.Instance.Patches = PatchReport.Of(run, started, result.FailedPatches);
        }

        return new StepResult(result.ResponseCode, result.Output, result.Error, status);
    }

    /// <summary>A run that fails for another reason than its patches ends before its report.</summary>
    private static bool HasReported(SimulatedResult result, CommandStatus? status) =>
        result.FailedPatches > 0 || (status is null ? result.ResponseCode == 0 : status == CommandStatus.Success);

    private static CommandStatus? Status(SimulatedResult result) =>
        result is { Status: null, StatusDetails: null } ? null
        : new CommandStatus(result.Status ?? (result.ResponseCode == 0 ? "Success" : "Failed"), result.StatusDetails ?? result.Status!);
}
