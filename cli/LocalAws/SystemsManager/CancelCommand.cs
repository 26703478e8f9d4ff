using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CancelCommand.html</summary>
internal sealed class CancelCommand(CommandStore store, CommandDelivery delivery) : SsmAction("CancelCommand")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var command = store.Find(scope, request["CommandId"].String()) ?? throw new AwsErrorException("InvalidCommandId", "The specified command ID isn't valid.");
        var ids = Strings(request["InstanceIds"]);
        if (ids.FirstOrDefault(id => !command.Invocations.Any(i => i.Instance.Id == id)) is { } stranger)
        {
            throw new AwsErrorException("InvalidInstanceId", $"The command was not sent to {stranger}.");
        }

        delivery.Cancel(command, ids);
        return Task.FromResult(new JsonObject());
    }
}
