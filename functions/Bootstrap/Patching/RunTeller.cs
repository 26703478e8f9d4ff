using Amazon.Lambda.Core;
using Remediation.Actions.Commands;
using Remediation.Actions.Instances;
using Remediation.Actions.Memory;
using Remediation.Bootstrap.Watching;
using Remediation.Decisions.Instances;
using Remediation.Decisions.Patching;
using Remediation.Events.Commands;
using Remediation.Notices;
using Remediation.Notices.Instances;

namespace Remediation.Bootstrap.Patching;

/// <summary>Tells of a run when it has ended on every instance, once.</summary>
internal sealed class RunTeller(
    CommandReader commands, PatchStateReader states, CommandMark mark, InstanceReader instances, ToldMemory told, NoticePublisher publisher, Metrics metrics, PatchSettings settings, TimeProvider time)
{
    /// <summary>The step of AWS-RunPatchBaseline that works on Linux; its other steps say nothing there.</summary>
    private const string PatchLinux = "PatchLinux";

    private const int LongestTail = 3000;
    private const int MostTails = 25;

    /// <summary>Tells of a run, if it is one of ours, has ended, and was not told.</summary>
    /// <param name="commandId">The command.</param>
    /// <param name="teller">Who tells: the same when an event is delivered again.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The instances of a run of ours that has ended; <see langword="null"/> otherwise.</returns>
    public async Task<EndedRun?> TellAsync(string commandId, string teller, ILambdaLogger log, CancellationToken cancellation)
    {
        if (await commands.ReadAsync(commandId, cancellation) is not { } command || Document(command) is not { } document)
        {
            log.LogInformation("{commandId} is no run of ours", commandId);
            return null;
        }

        // An instance that a command has not begun on yet may be missing from its outcomes, so the command itself says whether it has ended.
        if (!command.HasEnded)
        {
            log.LogInformation("{commandId} has not ended on all of {all} instances", commandId, command.InstanceIds.Count);
            return null;
        }

        var outcomes = await commands.OutcomesAsync(commandId, cancellation);
        var known = (await instances.ReadAsync([.. outcomes.Select(outcome => outcome.InstanceId)], cancellation)).ToDictionary(instance => instance.InstanceId);
        var run = new EndedRun([.. known.Values]);
        if (!await told.MayTellAsync(commandId, teller, cancellation))
        {
            log.LogInformation("{commandId} was told before", commandId);
            return run;
        }

        var notice = PatchNotice.Write(new PatchReport
        {
            CommandId = commandId,
            Document = document,
            DocumentName = command.DocumentName,
            Cause = mark.CauseIn(command.Comment),
            Account = settings.Account,
            Region = settings.Region,
            Requested = command.Requested,
            Now = time.GetUtcNow(),
            Instances = await PatchedAsync(outcomes, known, document, cancellation),
        });
        string id = await publisher.PublishAsync(notice, cancellation);
        await told.KeepAsync(commandId, cancellation);
        Count(outcomes, document);
        log.LogInformation("{commandId}: {kind} told as {noticeId}", commandId, notice.Kind, id);
        return run with { NoticeId = id };
    }

    /// <summary>What hardens or reports does not patch; what fails, fails.</summary>
    private void Count(IReadOnlyList<CommandOutcome> outcomes, PatchDocument document)
    {
        int succeeded = 0;
        foreach (var outcome in outcomes)
        {
            succeeded += outcome.IsSuccess ? 1 : 0;
        }

        metrics.Write(
            new(Metric.InstancesPatched, document is PatchDocument.HardenSsh or PatchDocument.ReportPosture ? 0 : succeeded),
            new(Metric.InstancesFailed, outcomes.Count - succeeded));
    }

    /// <summary>AWS's own document may have been sent by anybody; ours are ours.</summary>
    private PatchDocument? Document(SentCommand command) => settings.DocumentNamed(command.DocumentName) switch
    {
        PatchDocument.RunPatchBaseline when !mark.IsOn(command.Comment) => null,
        var document => document,
    };

    private async Task<IReadOnlyList<PatchedInstance>> PatchedAsync(
        IReadOnlyList<CommandOutcome> outcomes, Dictionary<string, InstanceFacts> known, PatchDocument document, CancellationToken cancellation)
    {
        var patched = new List<PatchedInstance>();
        var counted = document == PatchDocument.RunPatchBaseline
            ? await states.ReadAsync([.. outcomes.Where(outcome => outcome.IsSuccess).Select(outcome => outcome.InstanceId)], cancellation)
            : new Dictionary<string, PatchState>();
        int tails = 0;
        foreach (var outcome in outcomes)
        {
            var summary = DocumentSummaryReader.Read(outcome.Output);
            string tail = "";
            bool isShort = summary is null && document != PatchDocument.RunPatchBaseline && outcome.Output.Length > 0;
            if ((!outcome.IsSuccess || isShort) && tails++ < MostTails)
            {
                var (output, error) = await commands.OutputAsync(outcome, document == PatchDocument.RunPatchBaseline ? PatchLinux : null, cancellation);
                summary ??= DocumentSummaryReader.Read(output);
                tail = outcome.IsSuccess ? "" : End(error.Trim().Length > 0 ? error : summary is null ? output : "");
            }

            var instance = known.GetValueOrDefault(outcome.InstanceId);
            int? atLaunch = mark.CauseIn(outcome.Comment) == PatchCause.Launch.Words ? summary?.Upgraded : null;
            patched.Add(new PatchedInstance(
                outcome,
                summary,
                instance,
                tail,
                instance is null ? [] : [.. ImageAdvice.Of(instance.Image, atLaunch, settings.Policy, time.GetUtcNow())],
                // Counts of an earlier run say nothing of this one.
                counted.GetValueOrDefault(outcome.InstanceId) is { } state && state.Ended >= outcome.Requested ? state : null));
        }

        return patched;
    }

    private static string End(string text) => text.Length <= LongestTail ? text : text[^LongestTail..];
}

/// <summary>A run of ours that has ended on every instance.</summary>
/// <param name="Instances">Its instances, as EC2 knows them; those that are gone are missing.</param>
internal sealed record EndedRun(IReadOnlyList<InstanceFacts> Instances)
{
    /// <summary>The message id of the notice, if it was sent now.</summary>
    public string? NoticeId { get; init; }
}
