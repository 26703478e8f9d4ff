using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The runs of commands, the newest first; an id that is not known (yet) gives an empty list.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html</summary>
internal sealed class ListCommandInvocations(CommandStore store) : SsmAction("ListCommandInvocations")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var (id, instanceId) = (request["CommandId"].String(), request["InstanceId"].String());
        var filters = CommandFilters.Read(request);
        var details = request["Details"].String() == "true";
        var runs = from command in store.In(scope)
                   where id is null || command.Id == id
                   from invocation in command.Invocations
                   where (instanceId is null || invocation.Instance.Id == instanceId) && filters.TrueForAll(f => f.Accepts(command, invocation.Status))
                   select (Command: command, Invocation: invocation);
        return Task.FromResult(Page("CommandInvocations", [.. runs], request, (1, 50, 50), run => CommandJson.Invocation(run.Command, run.Invocation, details)));
    }
}
