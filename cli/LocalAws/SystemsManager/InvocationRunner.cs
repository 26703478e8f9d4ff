using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Runs a command on one instance: waits for the agent, runs step after step, again after a reboot, and says how it ended.</summary>
internal sealed class InvocationRunner(Fleet fleet, IMachine machine, CommandNotices notices, LocalAwsOptions options)
{
    /// <summary>A step that ends with it asks for a reboot and another run.</summary>
    public const int Reboot = 194;

    // The agent gives a document up after so many runs.
    private const int MostRuns = 15;

    public async Task RunAsync(SentCommand command, CommandInvocation invocation, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, invocation.Cancelled);
        try
        {
            notices.Change(command, invocation, await DeliverAsync(command, invocation, ending.Token) ?? await RunStepsAsync(command, invocation, ending.Token));
        }
        catch (OperationCanceledException) when (invocation.Cancelled.IsCancellationRequested)
        {
            notices.Change(command, invocation, CommandStatus.Cancelled);
        }
    }

    /// <returns>Null, or why the command cannot reach the instance.</returns>
    private async Task<CommandStatus?> DeliverAsync(SentCommand command, CommandInvocation invocation, CancellationToken cancellation)
    {
        var deadline = DateTimeOffset.UtcNow + options.DeliveryTimeout;
        while (!fleet.IsOnline(invocation.Instance))
        {
            if (DateTimeOffset.UtcNow > deadline)
            {
                return invocation.Instance.IsTerminated ? CommandStatus.Undeliverable : CommandStatus.DeliveryTimedOut;
            }

            invocation.Status = CommandStatus.Delayed;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        notices.Change(command, invocation, CommandStatus.InProgress);
        return null;
    }

    private async Task<CommandStatus> RunStepsAsync(SentCommand command, CommandInvocation invocation, CancellationToken cancellation)
    {
        foreach (var step in command.Document.Steps)
        {
            var outcome = IsForLinux(step) ? await RunStepAsync(command, invocation, step, cancellation) : Skipped(step);
            invocation.Steps = [.. invocation.Steps, outcome];
        }

        return invocation.Steps.Select(s => s.Status).FirstOrDefault(s => s != CommandStatus.Success) ?? CommandStatus.Success;
    }

    private async Task<StepOutcome> RunStepAsync(SentCommand command, CommandInvocation invocation, JsonObject step, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        var instance = invocation.Instance;
        for (var attempt = 1; ; attempt++)
        {
            var result = await RunOnceAsync(new StepRun(command, instance, step), cancellation);
            if (result is { ResponseCode: Reboot, Status: null } && attempt < MostRuns)
            {
                await fleet.RebootAsync(instance, cancellation);
                continue;
            }

            var status = result.Status ?? (result.ResponseCode == 0 ? CommandStatus.Success : CommandStatus.Failed);
            return new StepOutcome(NameOf(step), status, result.ResponseCode, result.Output, result.Error, started, DateTimeOffset.UtcNow);
        }
    }

    private async Task<StepResult> RunOnceAsync(StepRun run, CancellationToken cancellation)
    {
        var connection = run.Instance.Connection;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, connection);
        try
        {
            return await machine.RunAsync(run, ending.Token);
        }
        catch (OperationCanceledException) when (connection.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Nobody is left to tell how it went.
            await Task.Delay(options.DeliveryTimeout, cancellation);
            return new StepResult(-1, string.Empty, string.Empty, run.Instance.IsTerminated ? CommandStatus.Undeliverable : CommandStatus.ExecutionTimedOut);
        }
    }

    private static bool IsForLinux(JsonObject step) =>
        ((step["precondition"] as JsonObject)?["StringEquals"] as JsonArray)?.Select(part => part.String()).ToList() is not ["platformType", var platform] || platform == "Linux";

    private static StepOutcome Skipped(JsonObject step) =>
        new(NameOf(step), CommandStatus.Success, 0, $"The step {NameOf(step)} is not for this platform and was skipped.", string.Empty, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);

    private static string NameOf(JsonObject step) => step["name"].String() ?? step["action"].String() ?? "step";
}
