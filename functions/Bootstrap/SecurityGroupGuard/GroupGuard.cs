using Amazon.Lambda.Core;
using Amazon.Runtime;
using Remediation.Bootstrap.Watching;
using Remediation.Events;
using Remediation.Events.CloudTrail;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Takes care of one group: has it checked, and tells.</summary>
internal sealed class GroupGuard(GroupCheck check, Teller teller, GroupMetrics metrics, GuardSettings settings, TimeProvider time)
{
    /// <exception cref="InvalidEventException">The event names no group that can be looked for here.</exception>
    /// <exception cref="RemediationIncompleteException">Something is still open, and another attempt may close it.</exception>
    public async Task<GroupResult> GuardAsync(string groupId, ChangeCause cause, WorkTime workTime, ILambdaLogger log)
    {
        if (await check.RunAsync(groupId, cause, new Known(teller.WasTold(groupId, cause.Call), teller.HasToldOf), workTime.Working) is not { } found)
        {
            return Gone(groupId, cause.Call, log);
        }

        metrics.Acted(found.Outcome, cause.Call.EventTime, found.IsCanary);
        foreach (var rule in found.Outcome.Decision.Rules)
        {
            log.LogInformation("{groupId} {ruleId} {decision}: {reason}", groupId, rule.Rule.RuleId ?? "", rule.Name, rule.Reason);
        }

        foreach (string problem in found.Problems)
        {
            log.LogWarning("{groupId}: {problem}", groupId, problem);
        }

        var report = ReportOf(found, cause);
        string? noticeId = found.IsWorthTelling ? await teller.TellOnceAsync(report, cause.Call, workTime, log) : null;
        var retry = found.Outcome.Failures.Where(failure => failure.MayRecover).ToList();
        return retry.Count > 0 ? throw new RemediationIncompleteException(groupId, retry) : GroupResults.Of(report, found.IsWorthTelling, noticeId);
    }

    /// <summary>A group that is not there: deleted since, unless the event is of another region.</summary>
    public GroupResult Gone(string group, ApiCall call, ILambdaLogger log)
    {
        if (call.Region != settings.Region)
        {
            throw new InvalidEventException(
                "detail.awsRegion",
                $"the event is of {PlainText.Line(call.Region, 40)} and this function looks in {settings.Region}, where the group does not exist; deploy the stack in that region");
        }

        log.LogInformation("{group} does not exist any more", group);
        return new GroupResult(group, null, "gone", [], [], null);
    }

    /// <summary>
    /// A change that could not be looked at is the one thing that must not pass in silence: it is told, and the event is tried again and
    /// ends in the queue of failed events.
    /// </summary>
    public async Task<T> OrSayThatNobodyLookedAsync<T>(
        GroupReference group, ApiCall call, WorkTime workTime, ILambdaLogger log, Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (AmazonServiceException failure) when (failure.ErrorCode?.EndsWith(".Malformed", StringComparison.Ordinal) == true)
        {
            throw new InvalidEventException("detail.requestParameters.groupId", $"'{PlainText.Line(group.ToString(), 80)}' is not the id of a security group, such as sg-0123456789abcdef0");
        }
        catch (Exception failure) when (failure is not (InvalidEventException or RemediationIncompleteException or NoticeNotSentException))
        {
            log.LogError(failure, "{group} could not be checked", group.ToString());
            await teller.TellNotCheckedAsync(group, call, InWords(failure, workTime), workTime);
            throw;
        }
    }

    /// <summary>The same about groups that were not even begun with; with a prefix list, one notice stands for all of them.</summary>
    public async Task<T> OrSayThatNobodyLookedAsync<T>(
        IReadOnlyList<string> groupIds, ChangeCause cause, WorkTime workTime, ILambdaLogger log, Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure)
        {
            string problem = InWords(failure, workTime);
            log.LogError(failure, "the groups that {eventName} concerns could not all be looked at", cause.Call.EventName);
            if (cause.PrefixListId is { } list)
            {
                await teller.TellListNotCheckedAsync(list, cause.Call, problem, workTime);
                throw;
            }

            foreach (string groupId in groupIds)
            {
                await teller.TellNotCheckedAsync(new GroupReference.ById(groupId), cause.Call, problem, workTime);
            }

            throw;
        }
    }

    private static string InWords(Exception failure, WorkTime workTime) => failure switch
    {
        OperationCanceledException when workTime.Working.IsCancellationRequested => "the function ran out of time",
        OperationCanceledException => "AWS did not answer in time",
        AmazonServiceException { ErrorCode.Length: > 0 } answer => $"{answer.ErrorCode}: {answer.Message}",
        _ => failure.Message,
    };

    private GroupReport ReportOf(CheckedGroup found, ChangeCause cause) => new()
    {
        Outcome = found.Outcome,
        Account = cause.Call.Account,
        Region = settings.Region,
        Now = time.GetUtcNow(),
        Call = cause.Call,
        AlreadyGone = found.AlreadyGone,
        MayHaveBeenOutbound = !cause.Opened.DirectionKnown,
        Attachments = found.Attachments,
        LeftBecause = found.LeftBecause,
        IsActorExempt = found.IsActorExempt,
        Reopening = found.Reopening,
        IsCanary = found.IsCanary,
        ChangedPrefixListId = cause.PrefixListId,
        OpenedByCall = [.. found.Outcome.Decision.Group.Rules.Where(cause.Opened.Include)],
    };
}
