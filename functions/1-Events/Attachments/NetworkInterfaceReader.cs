using Remediation.Events.CloudTrail;

namespace Remediation.Events.Attachments;

/// <summary>Reads CreateNetworkInterface and ModifyNetworkInterfaceAttribute.</summary>
internal static class NetworkInterfaceReader
{
    /// <summary>A request without groups means the VPC's default group, which only EC2's answer names.</summary>
    public static EventMeaning ReadCreated(CloudTrailRecord record)
    {
        var created = record.Response["networkInterface"];
        string[] groups = [.. AttachedIds.Groups(created)];
        if (groups.Length == 0)
        {
            groups = [.. AttachedIds.Groups(record.Request)];
        }

        return groups.Length == 0
            ? throw AttachedIds.NamesNothing(record, created["groupSet"])
            : AttachedIds.Attached(record, groups, [], [created["networkInterfaceId"].Text()]);
    }

    /// <summary>The request holds the complete new list of groups, if it is groups that were changed.</summary>
    public static EventMeaning ReadModified(CloudTrailRecord record)
    {
        string networkInterface = record.Request["networkInterfaceId"].Identifier()
            ?? throw AttachedIds.NamesNothing(record, record.Request["networkInterfaceId"]);
        string[] groups = [.. AttachedIds.Groups(record.Request)];
        return groups.Length == 0
            ? new EventMeaning.Nothing("another attribute than the security groups was changed", record.Call)
            : AttachedIds.Attached(record, groups, [], [networkInterface]);
    }
}
