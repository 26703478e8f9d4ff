using System.Runtime.ExceptionServices;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Remediation.Events;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// Takes care of all groups that one event concerns: a few with a launch, hundreds with a prefix list. Those that there is no time for are
/// handed to another invocation, in the same event: its <c>resources</c>, which EventBridge leaves empty for API calls, name them.
/// </summary>
internal sealed class SeveralGroups(GroupGuard guard, IContinuation<CloudWatchEvent<JsonElement>> continuation)
{
    /// <summary>With less time than this no further group is begun: one may take that long when EC2 is slow to show a change.</summary>
    private static readonly TimeSpan ForAGroup = TimeSpan.FromSeconds(20);

    /// <param name="received">The event.</param>
    /// <param name="cause">Why the groups are looked at.</param>
    /// <param name="find">Finds the groups, where the event names none that are left.</param>
    /// <param name="workTime">The invocation's time.</param>
    /// <param name="context">The invocation.</param>
    /// <exception cref="AggregateException">Several groups failed; one alone fails with its own exception.</exception>
    public async Task<GuardResult> GuardAsync(
        CloudWatchEvent<JsonElement> received, ChangeCause cause, Func<Task<IReadOnlyList<string>>> find, WorkTime workTime, ILambdaContext context)
    {
        var log = context.Logger;
        var groupIds = LeftIn(received) is { Count: > 0 } left ? left : await guard.OrSayThatNobodyLookedAsync([], cause, workTime, log, find);
        var results = new List<GroupResult>();
        var failures = new List<Exception>();
        int done = 0;
        // One at least, whatever the time: otherwise a function whose timeout is too short would hand on for ever.
        while (done < groupIds.Count && (done == 0 || context.RemainingTime >= ForAGroup))
        {
            string groupId = groupIds[done++];
            await TryAsync(async () => results.Add(await guard.OrSayThatNobodyLookedAsync(
                new GroupReference.ById(groupId), cause.Call, workTime, log, () => guard.GuardAsync(groupId, cause, workTime, log))));
        }

        List<string> rest = [.. groupIds.Skip(done)];
        if (rest.Count > 0)
        {
            log.LogInformation("{done} groups done; another invocation looks at {rest} more", done, rest.Count);
            await TryAsync(() => guard.OrSayThatNobodyLookedAsync(rest, cause, workTime, log, async () =>
            {
                await continuation.GoOnAsync(With(received, rest), workTime.Telling);
                return rest;
            }));
        }

        return failures.Count switch
        {
            0 => GroupResults.Answer(cause.Call, results, rest.Count),
            1 => throw Rethrown(failures[0]),
            _ => throw new AggregateException(failures),
        };

        // The other groups are looked at all the same: one of them may be the open one.
        async Task TryAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }
    }

    private static IReadOnlyList<string> LeftIn(CloudWatchEvent<JsonElement> received) =>
        [.. (received.Resources ?? []).Where(resource => resource.StartsWith("sg-", StringComparison.Ordinal))];

    private static CloudWatchEvent<JsonElement> With(CloudWatchEvent<JsonElement> received, List<string> groupIds) => new()
    {
        Version = received.Version,
        Id = received.Id,
        DetailType = received.DetailType,
        Source = received.Source,
        Account = received.Account,
        Time = received.Time,
        Region = received.Region,
        Resources = groupIds,
        Detail = received.Detail,
    };

    private static Exception Rethrown(Exception failure)
    {
        ExceptionDispatchInfo.Throw(failure);
        return failure;
    }
}
