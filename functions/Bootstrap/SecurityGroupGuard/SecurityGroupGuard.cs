using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Remediation.Actions.PrefixLists;
using Remediation.Actions.SecurityGroups;
using Remediation.Events;
using Remediation.Events.CloudTrail;

namespace Remediation.Bootstrap.SecurityGroupGuard;

/// <summary>
/// Handles an event that says that a security group changed, or something that makes its rules matter more: read the event, look at the
/// groups as they are now, decide, act, verify, tell. The event is only a hint and may come late, twice or out of order, so every step can
/// be done again.
/// </summary>
internal sealed class SecurityGroupGuard(
    SecurityGroupReader reader, PrefixListUse prefixLists, GroupGuard guard, SeveralGroups several, Teller teller, TimeProvider time)
{
    /// <exception cref="InvalidEventException">The event cannot be understood; the field is named.</exception>
    public async Task<GuardResult> HandleAsync(CloudWatchEvent<JsonElement> cloudWatchEvent, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var received = await ReadAsync(cloudWatchEvent, workTime, context.Logger);
        return received.Meaning switch
        {
            EventMeaning.SecurityGroupRulesChanged changed => await OnRulesChangedAsync(changed, workTime, context.Logger),
            EventMeaning.SecurityGroupsAttached attached => await several.GuardAsync(
                cloudWatchEvent, new ChangeCause(attached.Call, OpenedRules.None), () => Task.FromResult(attached.GroupIds), workTime, context),
            EventMeaning.PrefixListChanged list => await several.GuardAsync(
                cloudWatchEvent, new ChangeCause(list.Call, OpenedRules.None, list.PrefixListId), () => GroupsOfAsync(list, workTime.Working), workTime, context),
            EventMeaning.Nothing nothing => Ignored(nothing.Reason, nothing.Call, context.Logger),
            _ => Ignored("the event is about something else than security groups", null, context.Logger),
        };
    }

    private async Task<ReceivedEvent> ReadAsync(CloudWatchEvent<JsonElement> cloudWatchEvent, WorkTime workTime, ILambdaLogger log)
    {
        try
        {
            return EventReader.Read(cloudWatchEvent);
        }
        catch (InvalidEventException problem) when (cloudWatchEvent is { Source: "aws.ec2" } && Text(cloudWatchEvent.Detail, "eventName") is { } eventName)
        {
            log.LogError(problem, "an event {eventName} could not be read", eventName);
            await teller.TellUnreadableAsync(
                eventName, Text(cloudWatchEvent.Detail, "eventID") ?? cloudWatchEvent.Id ?? "", cloudWatchEvent.Account ?? "", problem, workTime);
            throw;
        }
    }

    private static string? Text(JsonElement detail, string field) =>
        detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<GuardResult> OnRulesChangedAsync(EventMeaning.SecurityGroupRulesChanged changed, WorkTime workTime, ILambdaLogger log)
    {
        var call = changed.Call;
        return await guard.OrSayThatNobodyLookedAsync(changed.Group, call, workTime, log, async () =>
        {
            string? groupId = changed.Group switch
            {
                GroupReference.ById(var id) => id,
                GroupReference.ByName(var name) => await reader.FindByNameAsync(name, workTime.Working),
                _ => throw new InvalidOperationException($"{changed.Group.GetType().Name} names no group."),
            };
            var cause = new ChangeCause(call, new OpenedRules(changed.Opened, changed.DirectionKnown));
            return GroupResults.Answer(call, [groupId is null ? guard.Gone(changed.Group.ToString(), call, log) : await guard.GuardAsync(groupId, cause, workTime, log)]);
        });
    }

    private async Task<IReadOnlyList<string>> GroupsOfAsync(EventMeaning.PrefixListChanged list, CancellationToken cancellation)
    {
        await prefixLists.WaitUntilChangedAsync(list.PrefixListId, cancellation);
        return await prefixLists.GroupsAsync(list.PrefixListId, cancellation);
    }

    private static GuardResult Ignored(string reason, ApiCall? call, ILambdaLogger log)
    {
        log.LogInformation("nothing to do: {reason}", reason);
        return new GuardResult($"Nothing to do: {reason}.", call?.EventName, call?.EventId, []);
    }
}
