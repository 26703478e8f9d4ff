using Remediation.Decisions.SecurityGroups;
using Remediation.Events.CloudTrail;
using Remediation.Events.Json;

namespace Remediation.Events.SecurityGroups;

/// <summary>
/// Reads AuthorizeSecurityGroupIngress. EC2's answer lists the new rules since July 2021, with ids and canonical addresses; before that,
/// and where it is left out, the request has to do.
/// </summary>
internal static class AuthorizeIngressReader
{
    public static EventMeaning Read(CloudTrailRecord record)
    {
        var created = record.Response["securityGroupRuleSet"].List();
        var inbound = created.Where(rule => !rule["isEgress"].IsTrue()).ToList();
        if (created.Count > 0 && inbound.Count == 0)
        {
            return new EventMeaning.Nothing("outbound rules only", record.Call);
        }

        return new EventMeaning.SecurityGroupRulesChanged(
            Group(record, inbound),
            inbound.Count > 0 ? [.. inbound.Select(ReadCreated)] : IpPermissionsReader.Read(record.Request),
            DirectionKnown: true,
            record.Call);
    }

    private static GroupReference Group(CloudTrailRecord record, List<EventField> created)
    {
        string? groupId = created.Select(rule => rule["groupId"].Identifier()).FirstOrDefault(id => id is not null)
            ?? record.Request["groupId"].Identifier();
        if (groupId is not null)
        {
            return new GroupReference.ById(groupId);
        }

        return record.Request["groupName"].Identifier() is { } groupName
            ? new GroupReference.ByName(groupName)
            : throw record.Request["groupId"].Invalid(
                "missing, and no groupName or responseElements.securityGroupRuleSet names the group either; "
                + "CloudTrail leaves out parameters over 100 KB: run the sweep, which reads every group, then discard the event");
    }

    private static IngressRule ReadCreated(EventField rule) =>
        RuleService.Read(rule).From(RuleSourceReader.ReadOne(rule), rule["securityGroupRuleId"].Text(), rule["description"].Text());
}
