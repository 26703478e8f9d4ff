using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Remediation.Actions.Instances;
using Remediation.Bootstrap.Patching;
using Remediation.Decisions.Instances;
using Remediation.Events;
using Remediation.Events.Commands;

namespace Remediation.Bootstrap.PatchReporter;

/// <summary>
/// Handles an event that says that a command ended, on an instance or as a whole: ask Systems Manager what became of it, tell it once when it has ended
/// everywhere, and send its instances what comes next.
/// </summary>
internal sealed class PatchReporter(
    ManagedNodeReader nodes, PatchDispatcher dispatcher, RunTeller runs, PatchSettings settings, TimeProvider time)
{
    /// <exception cref="InvalidEventException">The event cannot be understood; the field is named.</exception>
    public async Task<ReportResult> HandleAsync(CloudWatchEvent<JsonElement> cloudWatchEvent, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var received = EventReader.Read(cloudWatchEvent);
        return received.Meaning switch
        {
            EventMeaning.CommandStatusChanged command => await OnStatusAsync(command.CommandId, command.Status, received.Envelope.Id, context.Logger, workTime),
            EventMeaning.CommandInvocationStatusChanged invocation => await OnStatusAsync(
                invocation.CommandId, invocation.Status, received.Envelope.Id, context.Logger, workTime),
            _ => new ReportResult("Nothing to do: the event is not about a command.", null, null, []),
        };
    }

    private async Task<ReportResult> OnStatusAsync(string commandId, CommandStatus status, string eventId, ILambdaLogger log, WorkTime workTime)
    {
        if (status is CommandStatus.Pending or CommandStatus.Delayed or CommandStatus.InProgress or CommandStatus.Cancelling)
        {
            return new ReportResult("Nothing to do: the command has not ended.", commandId, null, []);
        }

        if (await runs.TellAsync(commandId, eventId, log, workTime.Working) is not { } ended)
        {
            return new ReportResult("Nothing to do: the command is not one of ours, or has not ended everywhere.", commandId, null, []);
        }

        var sent = await SendNextAsync(commandId, ended.Instances, log, workTime.Working);
        return new ReportResult(ended.NoticeId is null ? "The run was told before." : "The run was told.", commandId, ended.NoticeId, sent);
    }

    /// <summary>What is not online now, or is begun by somebody else, is left to the next scheduled run.</summary>
    private async Task<IReadOnlyList<string>> SendNextAsync(
        string commandId, IReadOnlyList<InstanceFacts> ended, ILambdaLogger log, CancellationToken cancellation)
    {
        var running = ended.Where(instance => instance.State == "running").ToDictionary(instance => instance.InstanceId);
        if (running.Count == 0)
        {
            return [];
        }

        var candidates = (await nodes.ReadAsync(running.Keys, cancellation)).Values.Where(node => node.IsOnline).Select(node => new PatchCandidate(
            running[node.InstanceId], InstanceRecognizer.Recognize(running[node.InstanceId], settings.Policy.Typo3ProductCodes), node)).ToList();
        var dispatched = await dispatcher.DispatchAsync(candidates, PatchCause.NextStep, null, cancellation);
        foreach (string other in dispatched.Ended.Where(id => id != commandId))
        {
            await runs.TellAsync(other, other, log, cancellation);
        }

        foreach (var (instanceId, result) in dispatched.ByInstance)
        {
            log.LogInformation("{instanceId}: {next}", instanceId, result.ToString() ?? "");
        }

        return [.. dispatched.ByInstance.Values.OfType<Dispatched.Sent>().Select(next => next.CommandId).Distinct()];
    }
}
