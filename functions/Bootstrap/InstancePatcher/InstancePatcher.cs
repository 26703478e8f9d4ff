using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Remediation.Actions;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Patching;
using Remediation.Decisions.Instances;
using Remediation.Events;

namespace Remediation.Bootstrap.InstancePatcher;

/// <summary>
/// Handles messages that instances were launched or started: recognize them, and as soon as their agents are online, send what is due on them. A message
/// whose instances are not ready goes back to the queue with a growing delay, until they are, or until the deadline: then people are told. Nothing is
/// waited for in here.
/// </summary>
internal sealed class InstancePatcher(
    LaunchLook look, PatchTeller teller, MessageDelay delay, MessageSender deadLetters, PatchSettings settings, TimeProvider time)
{
    /// <summary>EC2 may not show an instance at once; one that is not there after this time will not come.</summary>
    private static readonly TimeSpan ToAppear = TimeSpan.FromMinutes(10);

    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queued, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = context.Logger;
        var again = new List<string>();
        var messages = new List<LaunchMessage>();
        foreach (var message in queued.Records ?? [])
        {
            if (await ReadAsync(message, log, workTime.Working) is { } read)
            {
                messages.AddRange(read);
            }
            else
            {
                again.Add(message.MessageId);
            }
        }

        var (looked, problem) = await LookAsync(messages, context, workTime.Working);
        foreach (var message in messages.Where(message => message.InstanceIds.Count > 0))
        {
            if (!await IsDoneAsync(message, looked, problem, log, workTime.Telling))
            {
                await PutOffAsync(message, looked, workTime.Telling);
                again.Add(message.Message.MessageId);
            }
        }

        return new SQSBatchResponse { BatchItemFailures = [.. again.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })] };
    }

    /// <returns>The message, if it is one; none when it is in the dead-letter queue now; <see langword="null"/> when it could not be put there.</returns>
    private async Task<IReadOnlyList<LaunchMessage>?> ReadAsync(SQSEvent.SQSMessage message, ILambdaLogger log, CancellationToken cancellation)
    {
        try
        {
            return [LaunchMessage.Read(message)];
        }
        catch (InvalidEventException problem)
        {
            // A message that waits for an agent is received many times, so the queue itself gives up on one only much later.
            log.LogError(problem, "message {messageId} cannot be read and goes to the dead-letter queue", message.MessageId);
            try
            {
                await deadLetters.SendAsync(message.Body ?? "", TimeSpan.Zero, cancellation);
                return [];
            }
            catch (Exception failure) when (AwsFailure.Is(failure))
            {
                log.LogError(failure, "message {messageId} could not be put into the dead-letter queue", message.MessageId);
                return null;
            }
        }
    }

    private async Task<(IReadOnlyDictionary<string, LookedAt> Looked, string? Problem)> LookAsync(
        IEnumerable<LaunchMessage> messages, ILambdaContext context, CancellationToken cancellation)
    {
        try
        {
            return (await look.AtAsync([.. messages.SelectMany(message => message.InstanceIds).Distinct()], context, cancellation), null);
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            context.Logger.LogError(failure, "nothing could be looked at");
            return (new Dictionary<string, LookedAt>(), AwsFailure.InWords(failure));
        }
    }

    private async Task<bool> IsDoneAsync(
        LaunchMessage message, IReadOnlyDictionary<string, LookedAt> looked, string? problem, ILambdaLogger log, CancellationToken cancellation)
    {
        try
        {
            bool isDone = true;
            foreach (string instanceId in message.InstanceIds)
            {
                isDone &= problem is null
                    ? await SettleAsync(instanceId, looked.GetValueOrDefault(instanceId), message, log, cancellation)
                    : await CouldNotLookAsync(instanceId, message, problem, log, cancellation);
            }

            return isDone;
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            log.LogError(failure, "message {messageId} is tried again", message.Message.MessageId);
            return false;
        }
    }

    /// <returns>Whether nothing is left to do for the instance.</returns>
    private async Task<bool> SettleAsync(string instanceId, LookedAt? seen, LaunchMessage message, ILambdaLogger log, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (seen is null)
        {
            bool willNotCome = now - message.Time > ToAppear;
            log.LogInformation("{instanceId} is not to be seen{end}", instanceId, willNotCome ? "" : " yet");
            return willNotCome;
        }

        var (instance, recognition) = (seen.Instance, seen.Recognition);
        if (!instance.IsComingOrRunning || recognition.IsExcluded)
        {
            log.LogInformation("{instanceId} is left alone: {reason}", instanceId, recognition.IsExcluded ? recognition.Reason : $"it is {instance.State}");
            return true;
        }

        if (recognition.Problem is { } problem)
        {
            log.LogWarning("{instanceId}: {problem}", instanceId, problem);
        }

        string who = message.Message.MessageId;
        bool isLate = now - instance.Launched >= settings.Deadline;
        log.LogInformation("{instanceId}: {seen}", instanceId, seen.Dispatched?.ToString() ?? "its agent is not online");
        switch (seen.Dispatched)
        {
            case Dispatched.Sent or Dispatched.Running or Dispatched.Nothing:
                return true;
            case Dispatched.Impossible impossible:
                await teller.TellNotPatchableAsync(instance, recognition, impossible.Reason, who, log, cancellation);
                return true;
            case Dispatched.Refused refused when isLate:
                await teller.TellNotPatchableAsync(instance, recognition, $"nothing could be sent to it: {refused.Reason}", who, log, cancellation);
                return true;
            case null when isLate && seen.IsMissed(settings.Deadline, now):
                await teller.TellNotManagedAsync(instance, recognition, seen.Node, who, log, cancellation);
                return true;
            case null when isLate && seen.Node is null:
                return true;
            default:
                return false;
        }
    }

    /// <summary>At the deadline people hear of it. The message goes on coming back, and ends in the dead-letter queue.</summary>
    private async Task<bool> CouldNotLookAsync(string instanceId, LaunchMessage message, string problem, ILambdaLogger log, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - message.Time >= settings.Deadline)
        {
            var unseen = new InstanceFacts { InstanceId = instanceId, State = "", Launched = message.Time, Image = new ImageFacts("an image that could not be looked at") };
            await teller.TellNotPatchableAsync(
                unseen, new Recognition(InstanceKind.Unknown, "an event said that it started"), $"it could not be looked at: {problem}", message.Message.MessageId, log, cancellation);
        }

        return false;
    }

    private async Task PutOffAsync(LaunchMessage message, IReadOnlyDictionary<string, LookedAt> looked, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var deadline = now + ToAppear;
        foreach (string id in message.InstanceIds)
        {
            if (looked.GetValueOrDefault(id)?.Instance.Launched + settings.Deadline is { } its && its < deadline)
            {
                deadline = its;
            }
        }

        await delay.PutOffAsync(message.Message.ReceiptHandle, RegistrationWait.Next(message.Receives, deadline - now), cancellation);
    }
}
