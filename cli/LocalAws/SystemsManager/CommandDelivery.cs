namespace Remediation.Cli.LocalAws;

/// <summary>Brings a command to its instances: so many at a time, until too many have failed.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html</summary>
internal sealed class CommandDelivery(InvocationRunner runner, CommandNotices notices, LocalAwsOptions options, BackgroundWork background)
{
    public void Begin(SentCommand command) => background.Begin($"The command {command.Id} got stuck", cancellation => RunAsync(command, cancellation));

    /// <summary>Ends the runs on these instances, or on all.</summary>
    public void Cancel(SentCommand command, IReadOnlyCollection<string> instanceIds)
    {
        foreach (var invocation in command.Invocations.Where(i => !i.Status.IsFinal && (instanceIds.Count == 0 || instanceIds.Contains(i.Instance.Id))))
        {
            notices.Change(command, invocation, CommandStatus.Cancelling);
            invocation.Cancel();
        }

        if (instanceIds.Count == 0 && !command.Status.IsFinal)
        {
            command.Status = CommandStatus.Cancelling;
            command.IsCancelled = true;
        }
    }

    private async Task RunAsync(SentCommand command, CancellationToken cancellation)
    {
        await Task.Delay(options.CommandVisibleAfter, cancellation);
        command.IsVisible = true;
        if (!command.IsCancelled && command.Invocations.Count > 0)
        {
            notices.Change(command, CommandStatus.InProgress);
        }

        using var slots = new SemaphoreSlim(command.Concurrency);
        await Task.WhenAll(command.Invocations.Select(invocation => RunAsync(command, invocation, slots, cancellation)));
        notices.Change(command, Conclusion(command));
    }

    private async Task RunAsync(SentCommand command, CommandInvocation invocation, SemaphoreSlim slots, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            if (command.ErrorCount > command.MaxErrors)
            {
                notices.Change(command, invocation, CommandStatus.Terminated);
            }
            else
            {
                await runner.RunAsync(command, invocation, cancellation);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    private static CommandStatus Conclusion(SentCommand command)
    {
        var statuses = command.Invocations.Select(i => i.Status).ToList();
        return command.IsCancelled ? CommandStatus.Cancelled
            : statuses.Count == 0 ? CommandStatus.NoInstancesInTag
            : statuses.TrueForAll(s => s == CommandStatus.Success) ? CommandStatus.Success
            : statuses.TrueForAll(s => s.Status == "Cancelled") ? CommandStatus.Cancelled
            : command.ErrorCount > command.MaxErrors ? statuses.Contains(CommandStatus.Failed) ? CommandStatus.Failed : CommandStatus.ExecutionTimedOut
            : command.DeliveryTimedOutCount > command.MaxErrors ? CommandStatus.DeliveryTimedOut
            : CommandStatus.Incomplete;
    }
}
