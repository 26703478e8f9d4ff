using Remediation.Decisions.Instances;

namespace Remediation.Decisions.Patching;

/// <summary>What to do next to an instance whose agent is online.</summary>
public abstract record PatchPlan
{
    private PatchPlan()
    {
    }

    /// <summary>A command is to be sent.</summary>
    /// <param name="Step">The step that it does.</param>
    /// <param name="Document">The document that it runs.</param>
    /// <param name="Parameters">The document's parameters.</param>
    public sealed record Send(PatchStep Step, PatchDocument Document, IReadOnlyDictionary<string, string> Parameters) : PatchPlan;

    /// <summary>Nothing is to be done now.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record Nothing(string Reason) : PatchPlan;

    /// <summary>It should be patched and cannot be: people must hear of it.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Impossible(string Reason) : PatchPlan;

    /// <summary>Plans the next step: the first that is due.</summary>
    /// <param name="recognition">What the instance was taken for.</param>
    /// <param name="node">What its agent says it is: this decides.</param>
    /// <param name="history">What was done to it before; no run in it is open.</param>
    /// <param name="policy">How instances are patched.</param>
    /// <param name="retriesFailed">Whether what failed is due again at once: for scheduled runs, and not for an instance that was only restarted.</param>
    /// <param name="now">The time, UTC.</param>
    public static PatchPlan Next(
        Recognition recognition, ManagedNode node, PatchHistory history, PatchPolicy policy, bool retriesFailed, DateTimeOffset now)
    {
        if (recognition.IsExcluded)
        {
            return new Nothing(recognition.Reason);
        }

        if (!node.IsDebian && recognition.Kind is not (InstanceKind.Typo3 or InstanceKind.OptedIn))
        {
            return new Nothing($"it runs {node}, which is not Debian: it is patched only if its tag {InstanceRecognizer.TagKey} says on");
        }

        foreach (var step in Steps(recognition, policy))
        {
            if (history.Runs.TryGetValue(step, out var last) && now - last.Began < policy.Age && !(retriesFailed && last.State == PatchRunState.Failed))
            {
                continue;
            }

            return Plan(step, node, policy);
        }

        return new Nothing("everything was done lately");
    }

    private static IEnumerable<PatchStep> Steps(Recognition recognition, PatchPolicy policy)
    {
        yield return PatchStep.OperatingSystem;
        if (recognition.Kind == InstanceKind.Typo3)
        {
            yield return PatchStep.Typo3;
        }

        if (policy.HardenSsh)
        {
            yield return PatchStep.HardenSsh;
        }

        if (policy.ReportPosture)
        {
            yield return PatchStep.ReportPosture;
        }
    }

    private static PatchPlan Plan(PatchStep step, ManagedNode node, PatchPolicy policy) => step switch
    {
        PatchStep.OperatingSystem => PatchSupport.For(node, policy.Engine) switch
        {
            PatchDocument.RunPatchBaseline => new Send(step, PatchDocument.RunPatchBaseline, new Dictionary<string, string>
            {
                ["Operation"] = "Install",
                ["RebootOption"] = policy.Reboot == Reboot.IfNeeded ? "RebootIfNeeded" : "NoReboot",
            }),
            PatchDocument.UpdateOperatingSystem => new Send(step, PatchDocument.UpdateOperatingSystem, new Dictionary<string, string>
            {
                ["Mode"] = policy.Updates == Updates.Security ? "security" : "full",
                ["Reboot"] = policy.Reboot.ToString(),
            }),
            _ => new Impossible($"it runs {node}, which is not updated from here: update it by hand, or set its tag {InstanceRecognizer.TagKey} to off"),
        },
        PatchStep.Typo3 => new Send(step, PatchDocument.UpdateTypo3, new Dictionary<string, string> { ["Operation"] = "Update" }),
        PatchStep.HardenSsh => new Send(step, PatchDocument.HardenSsh, new Dictionary<string, string>()),
        _ => new Send(step, PatchDocument.ReportPosture, new Dictionary<string, string>()),
    };
}
