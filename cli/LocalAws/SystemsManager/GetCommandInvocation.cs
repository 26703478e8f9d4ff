using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>One run with its whole output, as far as it can be read. Of a document with several steps, the caller names one.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html</summary>
internal sealed class GetCommandInvocation(CommandStore store) : SsmAction("GetCommandInvocation")
{
    protected override Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var command = store.In(scope).FirstOrDefault(c => c.Id == request["CommandId"].String());
        var invocation = command?.Invocations.FirstOrDefault(i => i.Instance.Id == request["InstanceId"].String());
        return command is null || invocation is null
            ? throw new AwsErrorException("InvocationDoesNotExist", "The command ID and managed node ID you specified didn't match any invocations.")
            : Task.FromResult(Write(command, invocation, PluginName(command, request["PluginName"].String())));
    }

    /// <summary>Empty when the document has several steps and none was named.</summary>
    private static string PluginName(SentCommand command, string? asked)
    {
        var names = command.Document.Steps.Select(step => step["name"].String() ?? string.Empty).ToList();
        return asked is null ? names.Count == 1 ? names[0] : string.Empty
            : names.Contains(asked) ? asked
            : throw new AwsErrorException("InvalidPluginName", $"The document {command.Document.Name} has no step {asked}.");
    }

    private static JsonObject Write(SentCommand command, CommandInvocation invocation, string plugin)
    {
        var step = invocation.Steps.FirstOrDefault(s => s.Name == plugin);
        var status = step?.Status ?? invocation.Status;
        return new JsonObject
        {
            ["CommandId"] = command.Id,
            ["InstanceId"] = invocation.Instance.Id,
            ["Comment"] = command.Request["Comment"].String() ?? string.Empty,
            ["DocumentName"] = command.Document.Name,
            ["DocumentVersion"] = command.Request["DocumentVersion"].String() ?? "$DEFAULT",
            ["PluginName"] = plugin,
            ["ResponseCode"] = step?.ResponseCode ?? -1,
            ["ExecutionStartDateTime"] = step is null ? string.Empty : SsmTime.Text(step.Started),
            ["ExecutionElapsedTime"] = step is null ? string.Empty : SsmTime.Duration(step.Finished - step.Started),
            ["ExecutionEndDateTime"] = step is null ? string.Empty : SsmTime.Text(step.Finished),
            ["Status"] = status.Status,
            ["StatusDetails"] = status.Details,
            ["StandardOutputContent"] = OutputLimits.StandardOutput(step?.Output ?? string.Empty),
            ["StandardOutputUrl"] = string.Empty,
            ["StandardErrorContent"] = OutputLimits.StandardError(step?.Error ?? string.Empty),
            ["StandardErrorUrl"] = string.Empty,
            ["CloudWatchOutputConfig"] = new JsonObject { ["CloudWatchLogGroupName"] = string.Empty, ["CloudWatchOutputEnabled"] = false },
        };
    }
}
