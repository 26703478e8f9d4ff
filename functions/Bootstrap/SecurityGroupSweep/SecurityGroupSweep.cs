using Amazon.Lambda.Core;
using Remediation.Actions;
using Remediation.Actions.Memory;
using Remediation.Actions.SecurityGroups;
using Remediation.Bootstrap.Watching;
using Remediation.Decisions;
using Remediation.Decisions.Canary;
using Remediation.Decisions.SecurityGroups;
using Remediation.Decisions.Sweeping;
using Remediation.Notices;
using Remediation.Notices.Sweeping;

namespace Remediation.Bootstrap.SecurityGroupSweep;

/// <summary>
/// Goes through every security group of the region with the same decision as the guard, for whatever no event announced, and sends one notice
/// about all of them, if there is something new to tell.
/// </summary>
internal sealed class SecurityGroupSweep(
    SweepSettings settings,
    Func<Action<string, Exception>, RegionSurvey> newSurvey,
    GroupSweep group,
    SweepMemory memory,
    OpeningMemory openings,
    NoticePublisher publisher,
    IContinuation<SweepInput> continuation,
    GroupMetrics metrics,
    TimeProvider time)
{
    /// <summary>With less time than this nothing is begun any more: one group may take some seconds, and what was done must be handed on.</summary>
    private static readonly TimeSpan ForAGroup = TimeSpan.FromSeconds(30);

    public async Task<SweepResult> HandleAsync(SweepInput? input, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var (remembered, problem) = await RememberAsync(workTime.Working);
        var sweep = SweepState.Begin(input?.GoOn, remembered, time.GetUtcNow());
        if (problem is not null && input?.GoOn is null)
        {
            sweep.AddProblem(problem);
        }

        string? at = input?.GoOn?.Next;
        var survey = newSurvey((groupId, failure) =>
        {
            metrics.NotChecked();
            sweep.Tally.Miss(groupId);
            sweep.AddProblem($"{groupId} could not be read. {failure.Message}");
        });
        await foreach (var page in survey.GoThroughAsync(at, IsWorthALook, workTime.Working))
        {
            await foreach (var snapshot in page.WorthALook)
            {
                if (context.RemainingTime < ForAGroup)
                {
                    return await GoOnLaterAsync(at, sweep, remembered is null, context, workTime);
                }

                await group.RunAsync(snapshot, sweep, context.Logger, workTime.Working);
            }

            sweep.Tally.AddGroups(page.Groups);
            at = page.Next;
            if (at is not null && context.RemainingTime < ForAGroup)
            {
                return await GoOnLaterAsync(at, sweep, remembered is null, context, workTime);
            }
        }

        return await EndAsync(sweep, remembered is null, context, workTime);
    }

    private bool IsWorthALook(SecurityGroup group, IReadOnlyDictionary<string, PrefixListEntries> lists) =>
        !IsCanaryAtWork(group) && SweepFinding.In(GroupJudge.Judge(group, lists, settings.Policy, time.GetUtcNow())).Any();

    /// <summary>The guard is closing that hole, or the canary would not prove anything. One that stays is a finding like any other.</summary>
    private bool IsCanaryAtWork(SecurityGroup group) =>
        group.GroupId == settings.CanaryGroupId && group.Rules.Count > 0 && group.Rules.All(rule => CanaryOpening.IsFresh(rule, time.GetUtcNow()));

    /// <summary>The page that was begun is gone through again: findings count once, and what is closed is closed.</summary>
    private async Task<SweepResult> GoOnLaterAsync(string? at, SweepState sweep, bool isFirst, ILambdaContext context, WorkTime workTime)
    {
        if (sweep.Invocations >= SelfInvocation<SweepInput>.MostInvocations)
        {
            sweep.Tally.MissTheRest();
            sweep.AddProblem($"The sweep was ended after {sweep.Invocations} invocations, before it had seen every group. Give the function a longer timeout.");
            return await EndAsync(sweep, isFirst, context, workTime);
        }

        await continuation.GoOnAsync(new SweepInput { GoOn = sweep.ProgressAt(at) }, workTime.Telling);
        context.Logger.LogInformation("{groups} groups done; another invocation goes on", sweep.Tally.Groups);
        return Answer("Out of time; another invocation goes on.", sweep, isDone: false, null);
    }

    private async Task<SweepResult> EndAsync(SweepState sweep, bool isFirst, ILambdaContext context, WorkTime workTime)
    {
        var report = new SweepReport
        {
            Tally = sweep.Tally,
            Closed = sweep.Closed,
            RulesClosed = sweep.RulesClosed,
            GroupsClosed = sweep.GroupsClosed,
            Problems = sweep.Problems,
            ProblemsMet = sweep.ProblemsMet,
            Mode = settings.Mode,
            Account = settings.Account,
            Region = settings.Region,
            IsFirst = isFirst,
            Began = sweep.Began,
            Ended = time.GetUtcNow(),
        };
        string? noticeId = report.IsWorthTelling ? await publisher.PublishAsync(SweepNotice.Write(report), workTime.Telling) : null;
        await KeepAsync(sweep, context.Logger, workTime.Telling);
        if (context.RemainingTime >= ForAGroup)
        {
            await ForgetOpeningsAsync(context.Logger, workTime.Working);
        }

        context.Logger.LogInformation(
            "{groups} groups swept, {findings} findings, {newFindings} new, told as {noticeId}",
            sweep.Tally.Groups, sweep.Tally.Fingerprints.Count, sweep.Tally.NewFindings, noticeId ?? "nothing");
        return Answer(noticeId is null ? "Nothing changed since the last sweep." : "Told.", sweep, isDone: true, noticeId);
    }

    /// <summary>The memory is a help, never a condition: without it everything is told again.</summary>
    private async Task<(IReadOnlySet<ulong>? Remembered, string? Problem)> RememberAsync(CancellationToken cancellation)
    {
        try
        {
            return (await memory.ReadAsync(cancellation), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, $"What the last sweep found could not be read, so everything is told again. {failure.Message}");
        }
    }

    /// <summary>It has been told by now: failing would only have Lambda sweep, and tell, twice more.</summary>
    private async Task KeepAsync(SweepState sweep, ILambdaLogger log, CancellationToken cancellation)
    {
        try
        {
            await memory.WriteAsync(sweep.Tally.Remembered, cancellation);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "what was found could not be kept, so the next sweep tells it again");
        }
    }

    /// <summary>Nobody else clears up after the guard: a group that is opened once leaves a parameter.</summary>
    private async Task ForgetOpeningsAsync(ILambdaLogger log, CancellationToken cancellation)
    {
        try
        {
            int forgotten = await openings.ForgetAsync(time.GetUtcNow() - settings.Conflicts.Window, cancellation);
            log.LogInformation("{forgotten} groups' openings are so long ago that they do not count any more, and were forgotten", forgotten);
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "openings that do not count any more could not be forgotten; the next sweep tries again");
        }
    }

    private static SweepResult Answer(string summary, SweepState sweep, bool isDone, string? noticeId) =>
        new(summary, sweep.Tally.Groups, sweep.Tally.Fingerprints.Count, sweep.Tally.NewFindings, isDone, noticeId);
}
