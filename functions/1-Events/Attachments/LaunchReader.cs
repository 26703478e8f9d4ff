using Remediation.Events.CloudTrail;
using Remediation.Events.Json;

namespace Remediation.Events.Attachments;

/// <summary>
/// Reads RunInstances. A request may be silent about groups (launch templates, Auto Scaling, the default group), so EC2's answer comes
/// first: each instance has its groups, and each of its network interfaces may have others.
/// </summary>
internal static class LaunchReader
{
    public static EventMeaning Read(CloudTrailRecord record)
    {
        var instances = record.Response["instancesSet"].List();
        string?[] instanceIds = [.. instances.Select(instance => instance["instanceId"].Identifier())];
        string[] groups = [.. AttachedIds.Groups(record.Response), .. instances.SelectMany(GroupsWithInterfaces)];
        if (groups.Length == 0)
        {
            groups = [.. GroupsWithInterfaces(record.Request)];
        }

        if (groups.Length == 0 && Array.TrueForAll(instanceIds, id => id is null))
        {
            throw AttachedIds.NamesNothing(record, record.Response["instancesSet"]);
        }

        return AttachedIds.Attached(
            record, groups, instanceIds, instances.SelectMany(Interfaces).Select(one => one["networkInterfaceId"].Text()));
    }

    private static IEnumerable<string> GroupsWithInterfaces(EventField owner) =>
        AttachedIds.Groups(owner).Concat(Interfaces(owner).SelectMany(AttachedIds.Groups));

    private static IReadOnlyList<EventField> Interfaces(EventField owner) => owner["networkInterfaceSet"].List();
}
