using System.Globalization;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Remediation.Actions.Commands;

/// <summary>
/// Reads what became of commands
/// (<see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html">ListCommands</see>,
/// <see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html">ListCommandInvocations</see>,
/// <see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html">GetCommandInvocation</see>).
/// </summary>
/// <param name="ssm">The client.</param>
/// <param name="mark">What the comments of our commands begin with.</param>
public sealed class CommandReader(IAmazonSimpleSystemsManagement ssm, CommandMark mark)
{
    private const int OnAPage = 50;

    /// <summary>The command as a whole; <see langword="null"/> where it is not known, or not yet.</summary>
    public async Task<SentCommand?> ReadAsync(string commandId, CancellationToken cancellation)
    {
        try
        {
            return (await ListAsync(new ListCommandsRequest { CommandId = commandId }, cancellation)) is [var command, ..] ? command : null;
        }
        catch (AmazonSimpleSystemsManagementException unknown) when (unknown.ErrorCode == "InvalidCommandId")
        {
            return null;
        }
    }

    /// <summary>The command on every instance on which it has begun. None where the command is not known, or not yet.</summary>
    public Task<IReadOnlyList<CommandOutcome>> OutcomesAsync(string commandId, CancellationToken cancellation) =>
        ListAsync(new ListCommandInvocationsRequest { CommandId = commandId, Details = true }, cancellation);

    /// <summary>The command on one instance; <see langword="null"/> where it is not known, or has not begun there.</summary>
    public async Task<CommandOutcome?> OutcomeAsync(string commandId, string instanceId, CancellationToken cancellation) =>
        await ListAsync(new ListCommandInvocationsRequest { CommandId = commandId, InstanceId = instanceId }, cancellation) is [var outcome, ..] ? outcome : null;

    /// <summary>The newest command of ours with that document that an instance was sent since then; <see langword="null"/> where there is none.</summary>
    public async Task<SentCommand?> FindOursAsync(string instanceId, string documentName, DateTimeOffset since, CancellationToken cancellation)
    {
        var sent = await ListAsync(
            new ListCommandsRequest
            {
                Filters =
                [
                    new CommandFilter { Key = CommandFilterKey.InvokedAfter, Value = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
                    new CommandFilter { Key = CommandFilterKey.DocumentName, Value = documentName },
                ],
            },
            cancellation);
        return sent.Where(command => mark.IsOn(command.Comment) && command.InstanceIds.Contains(instanceId)).MaxBy(command => command.Requested);
    }

    /// <summary>
    /// The end of what the command wrote on an instance: its error output (8,000 characters are kept), or else its output (24,000 are kept).
    /// Empty where nothing is known.
    /// </summary>
    /// <param name="outcome">The command on an instance.</param>
    /// <param name="plugin">The step whose output is wanted, for a document of several steps.</param>
    /// <param name="cancellation">Ends the call.</param>
    [Calls("ssm:GetCommandInvocation")]
    public async Task<(string Output, string Error)> OutputAsync(CommandOutcome outcome, string? plugin, CancellationToken cancellation)
    {
        try
        {
            var answer = await ssm.GetCommandInvocationAsync(
                new GetCommandInvocationRequest { CommandId = outcome.CommandId, InstanceId = outcome.InstanceId, PluginName = plugin }, cancellation);
            return (answer.StandardOutputContent ?? "", answer.StandardErrorContent ?? "");
        }
        catch (Exception failure) when (AwsFailure.Is(failure))
        {
            // The notice is worth sending without it.
            return ("", "");
        }
    }

    [Calls("ssm:ListCommands")]
    private async Task<IReadOnlyList<SentCommand>> ListAsync(ListCommandsRequest request, CancellationToken cancellation)
    {
        var commands = new List<SentCommand>();
        request.MaxResults = OnAPage;
        do
        {
            var page = await ssm.ListCommandsAsync(request, cancellation);
            commands.AddRange((page.Commands ?? []).Select(command => new SentCommand(
                command.CommandId,
                command.DocumentName ?? "",
                command.Comment ?? "",
                Utc(command.RequestedDateTime),
                command.Status?.Value ?? "",
                command.InstanceIds ?? [])));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return commands;
    }

    [Calls("ssm:ListCommandInvocations")]
    private async Task<IReadOnlyList<CommandOutcome>> ListAsync(ListCommandInvocationsRequest request, CancellationToken cancellation)
    {
        var outcomes = new List<CommandOutcome>();
        request.MaxResults = OnAPage;
        do
        {
            var page = await ssm.ListCommandInvocationsAsync(request, cancellation);
            outcomes.AddRange((page.CommandInvocations ?? []).Select(Outcome));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return outcomes;
    }

    private static CommandOutcome Outcome(CommandInvocation invocation)
    {
        var plugins = invocation.CommandPlugins ?? [];
        return new CommandOutcome(
            invocation.CommandId,
            invocation.InstanceId,
            invocation.DocumentName ?? "",
            invocation.Comment ?? "",
            Utc(invocation.RequestedDateTime),
            invocation.Status?.Value ?? "",
            invocation.StatusDetails ?? "",
            ResponseCode(plugins),
            string.Join('\n', plugins.Select(plugin => plugin.Output).Where(output => !string.IsNullOrWhiteSpace(output))));
    }

    /// <summary>Of the step that went wrong, or else of the last one. Steps that are not for this system say 0.</summary>
    private static int? ResponseCode(List<CommandPlugin> plugins)
    {
        var run = plugins.Where(plugin => plugin.ResponseCode is not (null or -1)).ToList();
        return (run.Find(plugin => plugin.ResponseCode != 0) ?? run.LastOrDefault())?.ResponseCode;
    }

    private static DateTimeOffset Utc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : DateTimeOffset.UnixEpoch;
}
