using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Commands and their runs as the API writes them.</summary>
internal static class CommandJson
{
    public static JsonObject Command(SentCommand command)
    {
        var request = command.Request;
        return new JsonObject
        {
            ["CommandId"] = command.Id,
            ["DocumentName"] = command.Document.Name,
            ["DocumentVersion"] = request["DocumentVersion"].String() ?? "$DEFAULT",
            ["Comment"] = request["Comment"].String() ?? string.Empty,
            ["ExpiresAfter"] = SsmTime.Seconds(command.ExpiresAfter),
            ["Parameters"] = request["Parameters"]?.DeepClone() ?? new JsonObject(),
            ["InstanceIds"] = request["InstanceIds"]?.DeepClone() ?? new JsonArray(),
            ["Targets"] = request["Targets"]?.DeepClone() ?? new JsonArray(),
            ["RequestedDateTime"] = SsmTime.Seconds(command.RequestedAt),
            ["Status"] = command.Status.Status,
            ["StatusDetails"] = command.Status.Details,
            ["OutputS3Region"] = string.Empty,
            ["OutputS3BucketName"] = request["OutputS3BucketName"].String() ?? string.Empty,
            ["OutputS3KeyPrefix"] = request["OutputS3KeyPrefix"].String() ?? string.Empty,
            ["MaxConcurrency"] = request["MaxConcurrency"].String() ?? "50",
            ["MaxErrors"] = request["MaxErrors"].String() ?? "0",
            ["TargetCount"] = command.Invocations.Count,
            ["CompletedCount"] = command.Invocations.Count(i => i.Status.IsFinal),
            ["ErrorCount"] = command.ErrorCount,
            ["DeliveryTimedOutCount"] = command.DeliveryTimedOutCount,
            ["ServiceRole"] = request["ServiceRoleArn"].String() ?? string.Empty,
            ["NotificationConfig"] = Notification(request),
            ["CloudWatchOutputConfig"] = CloudWatch(request),
            ["TimeoutSeconds"] = command.TimeoutSeconds,
        };
    }

    public static JsonObject Invocation(SentCommand command, CommandInvocation invocation, bool details) => new()
    {
        ["CommandId"] = command.Id,
        ["InstanceId"] = invocation.Instance.Id,
        ["InstanceName"] = string.Empty,
        ["Comment"] = command.Request["Comment"].String() ?? string.Empty,
        ["DocumentName"] = command.Document.Name,
        ["DocumentVersion"] = command.Request["DocumentVersion"].String() ?? "$DEFAULT",
        ["RequestedDateTime"] = SsmTime.Seconds(command.RequestedAt),
        ["Status"] = invocation.Status.Status,
        ["StatusDetails"] = invocation.Status.Details,
        ["StandardOutputUrl"] = string.Empty,
        ["StandardErrorUrl"] = string.Empty,
        ["CommandPlugins"] = new JsonArray([.. details ? invocation.Steps.Select(step => (JsonNode)Plugin(step)) : []]),
        ["ServiceRole"] = command.Request["ServiceRoleArn"].String() ?? string.Empty,
        ["NotificationConfig"] = Notification(command.Request),
        ["CloudWatchOutputConfig"] = CloudWatch(command.Request),
    };

    private static JsonObject Plugin(StepOutcome step) => new()
    {
        ["Name"] = step.Name,
        ["Status"] = step.Status.Status,
        ["StatusDetails"] = step.Status.Details,
        ["ResponseCode"] = step.ResponseCode,
        ["ResponseStartDateTime"] = SsmTime.Seconds(step.Started),
        ["ResponseFinishDateTime"] = SsmTime.Seconds(step.Finished),
        ["Output"] = OutputLimits.Together(step.Output, step.Error),
        ["StandardOutputUrl"] = string.Empty,
        ["StandardErrorUrl"] = string.Empty,
        ["OutputS3Region"] = string.Empty,
        ["OutputS3BucketName"] = string.Empty,
        ["OutputS3KeyPrefix"] = string.Empty,
    };

    private static JsonNode Notification(JsonObject request) =>
        request["NotificationConfig"]?.DeepClone() ?? new JsonObject { ["NotificationArn"] = string.Empty, ["NotificationEvents"] = new JsonArray(), ["NotificationType"] = string.Empty };

    private static JsonNode CloudWatch(JsonObject request) =>
        request["CloudWatchOutputConfig"]?.DeepClone() ?? new JsonObject { ["CloudWatchLogGroupName"] = string.Empty, ["CloudWatchOutputEnabled"] = false };
}
