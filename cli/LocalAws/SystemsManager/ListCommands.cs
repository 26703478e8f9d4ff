using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html</summary>
internal sealed class ListCommands(CommandStore store) : SsmAction("ListCommands")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var (id, instanceId) = (request["CommandId"].String(), request["InstanceId"].String());
        var commands = store.In(scope).Where(c => id is null || c.Id == id).ToList();
        if (id is not null && commands.Count == 0)
        {
            throw new AwsErrorException("InvalidCommandId", "The specified command ID isn't valid.");
        }

        var filters = CommandFilters.Read(request);
        commands.RemoveAll(c =>
            (instanceId is not null && !c.Invocations.Any(i => i.Instance.Id == instanceId)) || !filters.TrueForAll(f => f.Accepts(c, c.Status)));
        return Task.FromResult(Page("Commands", commands, request, (1, 50, 50), CommandJson.Command));
    }
}

/// <summary>One of the Filters by which commands and their runs are listed.</summary>
internal sealed record CommandFilter(string Key, string Value)
{
    public bool Accepts(SentCommand command, CommandStatus status) => Key switch
    {
        "Status" => status.Status == Value,
        "DocumentName" => command.Document.Name == Value,
        "ExecutionStage" => Value == (command.Status.IsFinal ? "Complete" : "Executing"),
        "InvokedAfter" => command.RequestedAt > Moment,
        "InvokedBefore" => command.RequestedAt < Moment,
        _ => throw new AwsErrorException("InvalidFilterKey", $"The filter key {Key} is not valid."),
    };

    private DateTimeOffset Moment =>
        DateTimeOffset.TryParse(Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new AwsErrorException("ValidationException", $"The filter {Key} takes a moment such as 2026-01-31T00:00:00Z.");
}

internal static class CommandFilters
{
    public static List<CommandFilter> Read(JsonObject request) =>
        [.. (request["Filters"] as JsonArray ?? []).Select(f => new CommandFilter(f?["key"].String() ?? string.Empty, f?["value"].String() ?? string.Empty))];
}
