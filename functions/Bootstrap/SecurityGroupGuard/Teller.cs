using Amazon.Lambda.Core;
using Remediation.Actions;
using Remediation.Bootstrap.Watching;
using Remediation.Decisions.SecurityGroups;
using Remediation.Events;
using Remediation.Events.CloudTrail;
using Remediation.Notices;
using Remediation.Notices.SecurityGroups;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>Publishes notices, each once as far as this process knows.</summary>
internal sealed class Teller(NoticePublisher publisher, GroupMetrics metrics, GuardSettings settings, TimeProvider time)
{
    private readonly ToldEvents told = new();

    /// <exception cref="NoticeNotSentException">It could not be published.</exception>
    /// <returns>The message's id; <see langword="null"/> when the same was told before.</returns>
    public async Task<string?> TellOnceAsync(GroupReport report, ApiCall call, WorkTime workTime, ILambdaLogger log)
    {
        var notice = GroupNotice.Write(report);
        string groupId = report.Outcome.Decision.Group.GroupId;
        string key = $"{call.EventId} {groupId} {notice.Kind} {WhatIsTold(report)}";
        if (told.Contains(key) || (notice.Kind == NoticeKind.AlreadyClosed && WasTold(groupId, call)))
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

        metrics.Told(report);
        told.Add(key);
        told.Add(AnyNotice(groupId, call));
        foreach (var closed in report.Outcome.Closed)
        {
            told.Add(Closed(closed));
        }

        log.LogInformation("{groupId}: {kind} told as {noticeId}", groupId, notice.Kind, id);
        return id;
    }

    /// <summary>Whether this process has closed a rule and told it, on whatever event.</summary>
    public bool HasToldOf(IngressRule rule) => rule.RuleId is not null && told.Contains(Closed(rule));

    /// <summary>Whether this process has told anything about that event and group.</summary>
    public bool WasTold(string groupId, ApiCall call) => told.Contains(AnyNotice(groupId, call));

    /// <summary>Tells that a change could not be looked at to the end.</summary>
    public Task TellNotCheckedAsync(GroupReference group, ApiCall call, string problem, WorkTime workTime) => TellOnceAsync(
        $"{call.EventId} {group} {nameof(NoticeKind.NotChecked)}",
        () => NotCheckedNotice.Write(group, call, settings.Mode, problem, time.GetUtcNow()),
        workTime);

    /// <summary>Tells that the groups that a changed prefix list concerns could not be found.</summary>
    public Task TellListNotCheckedAsync(string prefixListId, ApiCall call, string problem, WorkTime workTime) => TellOnceAsync(
        $"{call.EventId} {prefixListId} {nameof(NoticeKind.NotChecked)}",
        () => NotCheckedNotice.Write(prefixListId, call, settings.Mode, problem, time.GetUtcNow()),
        workTime);

    /// <summary>Tells that an event about security groups could not be read.</summary>
    public Task TellUnreadableAsync(string eventName, string eventId, string account, InvalidEventException problem, WorkTime workTime) => TellOnceAsync(
        $"{eventId} {nameof(UnreadableEventNotice)}",
        () => UnreadableEventNotice.Write(eventName, eventId, account, settings.Region, settings.Mode, problem.Message, time.GetUtcNow()),
        workTime);

    private async Task TellOnceAsync(string key, Func<Notice> write, WorkTime workTime)
    {
        if (!told.Contains(key))
        {
            await publisher.PublishAsync(write(), workTime.Telling);
            metrics.NotChecked();
            told.Add(key);
        }
    }

    private static string Closed(IngressRule rule) => $"closed {rule.RuleId}";

    private static string AnyNotice(string groupId, ApiCall call) => $"{call.EventId} {groupId}";

    /// <summary>The same event can find other rules the second time; that is news.</summary>
    private static string WhatIsTold(GroupReport report) => string.Join(
        ',',
        report.Outcome.Closed.Concat(report.Outcome.Failures.Select(failure => failure.Rule)).Concat(report.AlreadyGone.Select(gone => gone.Rule))
            .Select(rule => rule.RuleId ?? rule.ToString())
            .Order(StringComparer.Ordinal));
}
