using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
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
    InstanceReader instances,
    ManagedNodeReader nodes,
    PatchDispatcher dispatcher,
    RunTeller runs,
    PatchTeller teller,
    MessageDelay delay,
    DeadLetterQueue deadLetters,
    PatcherSettings settings,
    TimeProvider time)
{
    /// <summary>EC2 may not show an instance at once; one that is not there after this time will not come.</summary>
    private static readonly TimeSpan ToAppear = TimeSpan.FromMinutes(10);

    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queued, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = context.Logger;
        var again = new List<SQSBatchResponse.BatchItemFailure>();
        var messages = new List<LaunchMessage>();
        foreach (var message in queued.Records ?? [])
        {
            if (await ReadAsync(message, log, workTime.Working) is not { } read)
            {
                again.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
            else
            {
                messages.AddRange(read);
            }
        }

        var looked = await LookAsync([.. messages.SelectMany(message => message.InstanceIds).Distinct()], log, workTime.Working);
        foreach (var message in messages)
        {
            bool isDone = true;
            foreach (string instanceId in message.InstanceIds)
            {
                isDone &= await SettleAsync(instanceId, looked.GetValueOrDefault(instanceId), message, log, workTime.Telling);
            }

            if (!isDone)
            {
                await PutOffAsync(message, looked, workTime.Telling);
                again.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.Message.MessageId });
            }
        }

        return new SQSBatchResponse { BatchItemFailures = again };
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
            log.LogError(problem, "message {messageId} cannot be read and goes to the dead-letter queue", message.MessageId);
            try
            {
                await deadLetters.PutAsync(message.Body ?? "", cancellation);
                return [];
            }
            catch (Exception failure)
            {
                log.LogError(failure, "message {messageId} could not be put into the dead-letter queue", message.MessageId);
                return null;
            }
        }
    }

    private async Task<Dictionary<string, Looked>> LookAsync(IReadOnlyCollection<string> instanceIds, ILambdaLogger log, CancellationToken cancellation)
    {
        if (instanceIds.Count == 0)
        {
            return [];
        }

        var looked = (await instances.ReadAsync(instanceIds, cancellation)).ToDictionary(
            instance => instance.InstanceId,
            instance => new Looked(instance, InstanceRecognizer.Recognize(instance, settings.Patching.Policy.Typo3ProductCodes), null, null));
        var expected = looked.Values.Where(look => look.Instance.State == "running" && !look.Recognition.IsExcluded).ToList();
        if (expected.Count == 0)
        {
            return looked;
        }

        var managed = await nodes.ReadAsync([.. expected.Select(look => look.Instance.InstanceId)], cancellation);
        foreach (var look in expected)
        {
            looked[look.Instance.InstanceId] = look with { Node = managed.GetValueOrDefault(look.Instance.InstanceId) };
        }

        var online = looked.Values.Where(look => look.Node is { IsOnline: true })
            .Select(look => new PatchCandidate(look.Instance, look.Recognition, look.Node!)).ToList();
        var dispatched = await dispatcher.DispatchAsync(online, PatchCause.Launch, null, cancellation);
        foreach (var (instanceId, result) in dispatched.ByInstance)
        {
            looked[instanceId] = looked[instanceId] with { Dispatched = result };
        }

        foreach (string commandId in dispatched.Ended)
        {
            await runs.TellAsync(commandId, commandId, log, cancellation);
        }

        return looked;
    }

    /// <returns>Whether nothing is left to do for the instance.</returns>
    private async Task<bool> SettleAsync(string instanceId, Looked? look, LaunchMessage message, ILambdaLogger log, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (look is null)
        {
            bool willNotCome = now - message.Time > ToAppear;
            log.LogInformation("{instanceId} is not to be seen{end}", instanceId, willNotCome ? "" : " yet");
            return willNotCome;
        }

        if (!look.Instance.IsComingOrRunning || look.Recognition.IsExcluded)
        {
            log.LogInformation("{instanceId} is left alone: {reason}", instanceId, look.Recognition.IsExcluded ? look.Recognition.Reason : $"it is {look.Instance.State}");
            return true;
        }

        if (look.Recognition.Problem is { } problem)
        {
            log.LogWarning("{instanceId}: {problem}", instanceId, problem);
        }

        bool isLate = now - look.Instance.Launched >= settings.Deadline;
        switch (look.Dispatched)
        {
            case Dispatched.Sent sent:
                log.LogInformation("{instanceId}: {step} sent as {commandId}", instanceId, sent.Step, sent.CommandId);
                return true;
            case Dispatched.Running running:
                log.LogInformation("{instanceId}: {commandId} runs on it", instanceId, running.CommandId);
                return true;
            case Dispatched.Nothing nothing:
                log.LogInformation("{instanceId}: nothing to do, {reason}", instanceId, nothing.Reason);
                return true;
            case Dispatched.Impossible impossible:
                await teller.TellNotPatchableAsync(look.Instance, look.Recognition, impossible.Reason, message.Message.MessageId, log, cancellation);
                return true;
            case Dispatched.Later later when isLate:
                await teller.TellNotPatchableAsync(look.Instance, look.Recognition, $"the command could not be sent: {later.Reason}", message.Message.MessageId, log, cancellation);
                return true;
            case Dispatched.Later later:
                log.LogWarning("{instanceId} is looked at again: {reason}", instanceId, later.Reason);
                return false;
            case null when isLate && look.Recognition.IsExpected:
                await teller.TellNotManagedAsync(look.Instance, look.Recognition, look.Node, message.Message.MessageId, log, cancellation);
                return true;
            case null when isLate:
                log.LogInformation("{instanceId} has no agent, and {reason}", instanceId, look.Recognition.Reason);
                return true;
            default:
                log.LogInformation("{instanceId}: its agent is not online yet", instanceId);
                return false;
        }
    }

    private async Task PutOffAsync(LaunchMessage message, Dictionary<string, Looked> looked, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var deadline = message.InstanceIds.Select(id => looked.GetValueOrDefault(id)?.Instance.Launched + settings.Deadline).Min() ?? now + ToAppear;
        await delay.PutOffAsync(message.Message.ReceiptHandle, RegistrationWait.Next(message.Receives, deadline - now), cancellation);
    }

    /// <summary>What was seen of an instance, and what became of it.</summary>
    private sealed record Looked(InstanceFacts Instance, Recognition Recognition, ManagedNode? Node, Dispatched? Dispatched);
}
