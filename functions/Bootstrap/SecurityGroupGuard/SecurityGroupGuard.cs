using System.Runtime.ExceptionServices;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using Remediation.Actions;
using Remediation.Actions.SecurityGroups;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
using Remediation.Events.CloudTrail;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// Handles an event that says that a security group changed: read the event, look at the group as it is now, decide, act, verify, tell.
/// The event is only a hint and may come late, twice or out of order, so every step can be done again.
/// </summary>
internal sealed class SecurityGroupGuard(
    SecurityGroupReader reader, GroupCheck check, NoticePublisher publisher, string region, RemediationMode mode, TimeProvider time)
{
    private readonly ToldEvents told = new();

    /// <exception cref="InvalidEventException">The event cannot be understood; the field is named.</exception>
    public async Task<GuardResult> HandleAsync(CloudWatchEvent<JsonElement> cloudWatchEvent, ILambdaContext context)
    {
        var received = EventReader.Read(cloudWatchEvent);
        using var workTime = WorkTime.Of(context, time);
        return received.Meaning switch
        {
            EventMeaning.SecurityGroupRulesChanged changed => await OnRulesChangedAsync(changed, workTime, context.Logger),
            EventMeaning.SecurityGroupsAttached attached => await OnAttachedAsync(attached, workTime, context.Logger),
            EventMeaning.Nothing nothing => Ignored(nothing.Reason, nothing.Call, context.Logger),
            EventMeaning.PrefixListChanged list => Ignored("this function does not follow changes of prefix lists", list.Call, context.Logger),
            _ => Ignored("the event is about something else than security groups", null, context.Logger),
        };
    }

    private async Task<GuardResult> OnRulesChangedAsync(EventMeaning.SecurityGroupRulesChanged changed, WorkTime workTime, ILambdaLogger log)
    {
        var call = changed.Call;
        return await OrSayThatNobodyLookedAsync(changed.Group, call, workTime, async () =>
        {
            string groupId = changed.Group switch
            {
                GroupReference.ById(var id) => id,
                GroupReference.ByName(var name) => await reader.FindByNameAsync(name, workTime.Working)
                    ?? throw WrongRegion(call) ?? new InvalidEventException(
                        "detail.requestParameters.groupName", $"the default VPC has no security group '{PlainText.Line(name, 80)}'; if it was deleted, there is nothing to do"),
                _ => throw new InvalidOperationException($"{changed.Group.GetType().Name} names no group."),
            };
            var result = await GuardAsync(groupId, call, changed, workTime, log);
            return Answer(call, [result]);
        });
    }

    private async Task<GuardResult> OnAttachedAsync(EventMeaning.SecurityGroupsAttached attached, WorkTime workTime, ILambdaLogger log)
    {
        var results = new List<GroupResult>();
        ExceptionDispatchInfo? failed = null;
        foreach (string groupId in attached.GroupIds)
        {
            try
            {
                results.Add(await OrSayThatNobodyLookedAsync(
                    new GroupReference.ById(groupId), attached.Call, workTime, () => GuardAsync(groupId, attached.Call, null, workTime, log)));
            }
            catch (Exception failure)
            {
                // The other groups are looked at all the same: one of them may be the open one.
                log.LogError(failure, "{groupId} failed", groupId);
                failed ??= ExceptionDispatchInfo.Capture(failure);
            }
        }

        failed?.Throw();
        return Answer(attached.Call, results);
    }

    private async Task<GroupResult> GuardAsync(
        string groupId, ApiCall call, EventMeaning.SecurityGroupRulesChanged? changed, WorkTime workTime, ILambdaLogger log)
    {
        var opened = new OpenedRules(changed?.Opened ?? [], changed?.DirectionKnown ?? true);
        if (await check.RunAsync(groupId, opened, workTime.Working) is not { } found)
        {
            if (WrongRegion(call) is { } wrongRegion)
            {
                throw wrongRegion;
            }

            log.LogInformation("{groupId} does not exist any more", groupId);
            return new GroupResult(groupId, null, "gone", [], [], null);
        }

        foreach (var rule in found.Outcome.Decision.Rules)
        {
            log.LogInformation("{groupId} {ruleId} {decision}: {reason}", groupId, rule.Rule.RuleId ?? "", rule.GetType().Name, rule.Reason);
        }

        var report = new GroupReport
        {
            Outcome = found.Outcome,
            Account = call.Account,
            Region = region,
            Now = time.GetUtcNow(),
            Call = call,
            AlreadyGone = found.AlreadyGone,
            MayHaveBeenOutbound = !opened.DirectionKnown,
        };
        string? noticeId = found.IsWorthTelling ? await TellOnceAsync(GroupNotice.Write(report), groupId, call, workTime, log) : null;
        var retry = found.Outcome.Failures.Where(failure => failure.MayRecover).ToList();
        if (retry.Count > 0)
        {
            throw new RemediationIncompleteException(groupId, retry);
        }

        return GroupResults.Of(report, found.IsWorthTelling, noticeId);
    }

    /// <summary>
    /// A change that could not be looked at is the one thing that must not pass in silence: it is told, and the event is tried again and
    /// ends in the queue of failed events.
    /// </summary>
    private async Task<T> OrSayThatNobodyLookedAsync<T>(GroupReference group, ApiCall call, WorkTime workTime, Func<Task<T>> look)
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
            string key = $"{call.EventId} {group} {nameof(NoticeKind.NotChecked)}";
            if (!told.Contains(key))
            {
                string problem = failure switch
                {
                    OperationCanceledException => "the function ran out of time",
                    AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"{code}: {failure.Message}",
                    _ => failure.Message,
                };
                await publisher.PublishAsync(NotCheckedNotice.Write(group, call, mode, problem), workTime.Telling);
                told.Add(key);
            }

            throw;
        }
    }

    private async Task<string?> TellOnceAsync(Notice notice, string groupId, ApiCall call, WorkTime workTime, ILambdaLogger log)
    {
        string key = $"{call.EventId} {groupId} {notice.Kind}";
        string closedBefore = $"{call.EventId} {groupId} {nameof(NoticeKind.Closed)}";
        if (told.Contains(key) || (notice.Kind == NoticeKind.AlreadyClosed && told.Contains(closedBefore)))
        {
            log.LogInformation("{groupId}: the notice about {eventId} was sent before", groupId, call.EventId);
            return null;
        }

        string id;
        try
        {
            id = await publisher.PublishAsync(notice, workTime.Telling);
        }
        catch (Exception failure)
        {
            throw new NoticeNotSentException(groupId, notice.Kind, failure);
        }

        told.Add(key);
        log.LogInformation("{groupId}: {kind} told as {noticeId}", groupId, notice.Kind, id);
        return id;
    }

    private InvalidEventException? WrongRegion(ApiCall call) => call.Region == region
        ? null
        : new InvalidEventException("detail.awsRegion", $"the event is of {PlainText.Line(call.Region, 40)} and this function looks in {region}, where the group does not exist; deploy the stack in that region");

    private static GuardResult Ignored(string reason, ApiCall? call, ILambdaLogger log)
    {
        log.LogInformation("nothing to do: {reason}", reason);
        return new GuardResult($"Nothing to do: {reason}.", call?.EventName, call?.EventId, []);
    }

    private static GuardResult Answer(ApiCall call, IReadOnlyList<GroupResult> groups) => new(
        groups.Count == 0 ? "Nothing to do: the event names no group." : string.Join(" ", groups.Select(group => $"{group.GroupId}: {group.Outcome}.")),
        call.EventName,
        call.EventId,
        groups);
}
