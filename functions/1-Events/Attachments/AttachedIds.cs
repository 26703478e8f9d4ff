using Remediation.Events.CloudTrail;
using Remediation.Events.Json;

namespace Remediation.Events.Attachments;

/// <summary>Collects the ids that an attachment names.</summary>
internal static class AttachedIds
{
    /// <summary>The ids in a <c>groupSet</c>. Names are left out: EC2's answer gives their ids.</summary>
    public static IEnumerable<string> Groups(EventField owner) =>
        owner["groupSet"].List().Select(group => group["groupId"].Identifier() ?? (group.IsObject ? null : group.Text())).OfType<string>();

    public static EventMeaning Attached(
        CloudTrailRecord record, IEnumerable<string> groups, IEnumerable<string?> instances, IEnumerable<string?> networkInterfaces) =>
        new EventMeaning.SecurityGroupsAttached(
            [.. groups.Distinct()],
            [.. instances.OfType<string>().Distinct()],
            [.. networkInterfaces.OfType<string>().Distinct()],
            record.Call);

    public static InvalidEventException NamesNothing(CloudTrailRecord record, EventField field) => field.Invalid(
        $"missing, and nothing else in this {record.EventName} names a security group; "
        + "CloudTrail leaves out parameters over 100 KB: run the sweep, which reads every group, then discard the event");
}
