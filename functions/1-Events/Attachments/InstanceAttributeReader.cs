using Remediation.Events.CloudTrail;

namespace Remediation.Events.Attachments;

/// <summary>
/// Reads ModifyInstanceAttribute, in both of its forms: an attribute by its own name, or <c>attribute</c> and <c>value</c>
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html">ModifyInstanceAttribute</see>).
/// </summary>
internal static class InstanceAttributeReader
{
    public static EventMeaning Read(CloudTrailRecord record)
    {
        var request = record.Request;
        string instance = request["instanceId"].Identifier() ?? throw AttachedIds.NamesNothing(record, request["instanceId"]);
        string[] groups = [.. AttachedIds.Groups(request)];
        if (string.Equals(request["attribute"].Text(), "groupSet", StringComparison.Ordinal) && request["value"].Identifier() is { } value)
        {
            groups = [.. groups, value];
        }

        return groups.Length == 0
            ? new EventMeaning.Nothing("another attribute than the security groups was changed", record.Call)
            : AttachedIds.Attached(record, groups, [instance], []);
    }
}
