using Remediation.Events.CloudTrail;
using Remediation.Events.Json;

namespace Remediation.Events.SecurityGroups;

/// <summary>
/// Reads ModifySecurityGroupRules, which replaces rules in place and tells neither the old values nor the direction
/// (<see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html">ModifySecurityGroupRules</see>).
/// </summary>
internal static class ModifyRulesReader
{
    public static EventMeaning Read(CloudTrailRecord record)
    {
        string groupId = record.Request["GroupId"].RequiredIdentifier(
            "ModifySecurityGroupRules names its group here; CloudTrail leaves out parameters over 100 KB: "
            + "run the sweep, which reads every group, then discard the event");
        return new EventMeaning.SecurityGroupRulesChanged(
            new GroupReference.ById(groupId),
            [.. record.Request["SecurityGroupRule"].List().Select(change =>
            {
                var rule = change["SecurityGroupRule"];
                return RuleService.Read(rule).From(
                    RuleSourceReader.ReadOne(rule), change["SecurityGroupRuleId"].Text(), rule["Description"].Text());
            })],
            DirectionKnown: false,
            record.Call);
    }
}
