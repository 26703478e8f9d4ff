using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Gives commands and their runs another status, and tells the bus.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html</summary>
internal sealed class CommandNotices(EventBus bus, LocalAwsOptions options, LocalAwsEvents events)
{
    public void Change(SentCommand command, CommandStatus status)
    {
        command.Status = status;
        events.Publish(new CommandChanged(command.Scope.Region, command.Id, command.Document.Name, null, status.Status, status.Details));
        if (IsTold(status))
        {
            var detail = Detail(command, status);
            detail["expire-after"] = SsmTime.Text(command.ExpiresAfter);
            detail["parameters"] = command.Request["Parameters"]?.DeepClone() ?? new JsonObject();
            Tell(command, "EC2 Command Status-change Notification", command.Invocations.Select(i => i.Instance.Arn), detail);
        }
    }

    public void Change(SentCommand command, CommandInvocation invocation, CommandStatus status)
    {
        invocation.Status = status;
        events.Publish(new CommandChanged(command.Scope.Region, command.Id, command.Document.Name, invocation.Instance.Id, status.Status, status.Details));
        if (IsTold(status))
        {
            var detail = Detail(command, status);
            detail["instance-id"] = invocation.Instance.Id;
            Tell(command, "EC2 Command Invocation Status-change Notification", [invocation.Instance.Arn], detail);
        }
    }

    private static bool IsTold(CommandStatus status) => status.IsFinal || status == CommandStatus.InProgress;

    private JsonObject Detail(SentCommand command, CommandStatus status) => new()
    {
        ["command-id"] = command.Id,
        ["document-name"] = command.Document.Name,
        ["requested-date-time"] = SsmTime.Text(command.RequestedAt),
        ["status"] = status.Status == "Cancelled" ? options.CancelledInEvents : status.Status,
    };

    private void Tell(SentCommand command, string detailType, IEnumerable<string> resources, JsonObject detail) =>
        bus.Publish(command.Scope.Region, BusEvent.Of(command.Scope, "aws.ssm", detailType, BusEvent.Time(DateTimeOffset.UtcNow), resources, detail));
}
