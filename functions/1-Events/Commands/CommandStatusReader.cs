using Remediation.Events.Json;

namespace Remediation.Events.Commands;

/// <summary>Reads the two notifications of Run Command: of a command as a whole, and of its run on one instance.</summary>
internal static class CommandStatusReader
{
    private const string InstanceInArn = "instance/";

    /// <param name="detail">The event's detail.</param>
    /// <param name="resources">ARNs of instances, which the detail does not always repeat.</param>
    public static EventMeaning ReadCommand(EventField detail, IEnumerable<string?> resources)
    {
        string?[] instances = [detail["instance-id"].Text(), .. resources.Select(InstanceOf)];
        return new EventMeaning.CommandStatusChanged(
            CommandId(detail), detail["document-name"].Text(), [.. instances.OfType<string>().Distinct()], Status(detail));
    }

    public static EventMeaning ReadInvocation(EventField detail) => new EventMeaning.CommandInvocationStatusChanged(
        CommandId(detail),
        detail["document-name"].Text(),
        detail["instance-id"].RequiredIdentifier("the event names the instance here; correct the event and replay it"),
        Status(detail));

    private static string CommandId(EventField detail) =>
        detail["command-id"].RequiredIdentifier("the event names the command here; correct the event and replay it");

    private static CommandStatus Status(EventField detail)
    {
        string status = detail["status"].RequiredIdentifier("the event names the new status here; correct the event and replay it");
        return status.ToUpperInvariant() switch
        {
            "PENDING" => CommandStatus.Pending,
            "DELAYED" => CommandStatus.Delayed,
            "INPROGRESS" or "IN PROGRESS" => CommandStatus.InProgress,
            "CANCELLING" or "CANCELING" => CommandStatus.Cancelling,
            "SUCCESS" => CommandStatus.Success,
            "CANCELLED" or "CANCELED" => CommandStatus.Cancelled,
            "FAILED" => CommandStatus.Failed,
            "TIMEDOUT" or "TIMED OUT" => CommandStatus.TimedOut,
            _ => CommandStatus.Unknown,
        };
    }

    private static string? InstanceOf(string? arn)
    {
        int start = arn?.LastIndexOf(InstanceInArn, StringComparison.Ordinal) ?? -1;
        string? id = start < 0 ? null : arn![(start + InstanceInArn.Length)..].Trim();
        return string.IsNullOrEmpty(id) ? null : id;
    }
}
