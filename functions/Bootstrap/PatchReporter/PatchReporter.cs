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
    ManagedNodeReader nodes, PatchDispatcher dispatcher, RunTeller runs, PatchTeller teller, MessageSender queue, ReporterSettings settings, TimeProvider time)
{
    /// <summary>With less time than this nothing more is begun.</summary>
    private static readonly TimeSpan ToBegin = TimeSpan.FromSeconds(20);

    /// <summary>A lock whose holder was killed can be taken over then, and a machine that reboots is back.</summary>
    private static readonly TimeSpan BeforeLookingAgain = TimeSpan.FromSeconds(330);

    /// <exception cref="InvalidEventException">The event cannot be understood; the field is named.</exception>
    public async Task<ReportResult> HandleAsync(CloudWatchEvent<JsonElement> cloudWatchEvent, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var received = EventReader.Read(cloudWatchEvent);
        return received.Meaning switch
        {
            EventMeaning.CommandStatusChanged command => await OnStatusAsync(command.CommandId, command.Status, received.Envelope.Id, context, workTime),
            EventMeaning.CommandInvocationStatusChanged invocation => await OnStatusAsync(
                invocation.CommandId, invocation.Status, received.Envelope.Id, context, workTime),
            _ => new ReportResult("Nothing to do: the event is not about a command.", null, null, []),
        };
    }

    private async Task<ReportResult> OnStatusAsync(string commandId, CommandStatus status, string eventId, ILambdaContext context, WorkTime workTime)
    {
        if (status is CommandStatus.Pending or CommandStatus.Delayed or CommandStatus.InProgress or CommandStatus.Cancelling)
        {
            return new ReportResult("Nothing to do: the command has not ended.", commandId, null, []);
        }

        if (await runs.TellAsync(commandId, eventId, context.Logger, workTime.Working) is not { } ended)
        {
            return new ReportResult("Nothing to do: the command is not one of ours, or has not ended everywhere.", commandId, null, []);
        }

        var sent = settings.SendsNext ? await SendNextAsync(commandId, ended.Instances, context, workTime.Working) : [];
        return new ReportResult(ended.NoticeId is null ? "The run was told before." : "The run was told.", commandId, ended.NoticeId, sent);
    }

    private async Task<IReadOnlyList<string>> SendNextAsync(
        string commandId, IReadOnlyList<InstanceFacts> ended, ILambdaContext context, CancellationToken cancellation)
    {
        var running = ended.Where(instance => instance.State == "running").ToDictionary(instance => instance.InstanceId);
        var candidates = (await nodes.ReadAsync(running.Keys, cancellation)).Values.Where(node => node.IsOnline)
            .Select(node => new PatchCandidate(running[node.InstanceId], Recognize(running[node.InstanceId]), node)).ToList();
        var dispatched = await dispatcher.DispatchAsync(candidates, PatchCause.NextStep, () => context.RemainingTime > ToBegin, cancellation);
        foreach (string other in dispatched.Ended.Where(id => id != commandId))
        {
            await runs.TellAsync(other, context.AwsRequestId, context.Logger, cancellation);
        }

        var again = new List<string>();
        foreach (var instance in running.Values.Where(instance => !Recognize(instance).IsExcluded))
        {
            var result = dispatched.ByInstance.GetValueOrDefault(instance.InstanceId);
            context.Logger.LogInformation("{instanceId}: {next}", instance.InstanceId, result?.ToString() ?? "its agent is not online");
            if (result is null or Dispatched.Later or Dispatched.Refused)
            {
                again.Add(instance.InstanceId);
            }
            else if (result is Dispatched.Impossible impossible)
            {
                await teller.TellNotPatchableAsync(instance, Recognize(instance), impossible.Reason, context.AwsRequestId, context.Logger, cancellation);
            }
        }

        if (again.Count > 0)
        {
            await queue.SendAsync(JsonSerializer.Serialize(new LookAgain(again), LookAgainJson.Default.LookAgain), BeforeLookingAgain, cancellation);
        }

        return [.. dispatched.ByInstance.Values.OfType<Dispatched.Sent>().Select(next => next.CommandId).Distinct()];
    }

    private Recognition Recognize(InstanceFacts instance) => InstanceRecognizer.Recognize(instance, settings.Patching.Policy.Typo3ProductCodes);
}
