using Remediation.Events.Attachments;
using Remediation.Events.Json;
using Remediation.Events.PrefixLists;
using Remediation.Events.SecurityGroups;

namespace Remediation.Events.CloudTrail;

/// <summary>Says what an EC2 API call means, by the name of the operation.</summary>
internal static class ApiCallReader
{
    public static EventMeaning Read(CloudTrailRecord record)
    {
        if (record.Call.ErrorCode is { } errorCode)
        {
            return Nothing($"the call failed with {Excerpt.Of(errorCode)} and changed nothing");
        }

        return record.EventName switch
        {
            "AuthorizeSecurityGroupIngress" => AuthorizeIngressReader.Read(record),
            "ModifySecurityGroupRules" => ModifyRulesReader.Read(record),
            "RunInstances" => LaunchReader.Read(record),
            "CreateNetworkInterface" => NetworkInterfaceReader.ReadCreated(record),
            "ModifyNetworkInterfaceAttribute" => NetworkInterfaceReader.ReadModified(record),
            "ModifyInstanceAttribute" => InstanceAttributeReader.Read(record),
            "CreateManagedPrefixList" or "ModifyManagedPrefixList" or "RestoreManagedPrefixListVersion" => PrefixListReader.Read(record),

            "AuthorizeSecurityGroupEgress" or "UpdateSecurityGroupRuleDescriptionsEgress" => Nothing("outbound rules only"),
            "RevokeSecurityGroupIngress" or "RevokeSecurityGroupEgress" => Nothing("rules were removed"),
            "UpdateSecurityGroupRuleDescriptionsIngress" => Nothing("only descriptions of rules were changed"),
            "CreateSecurityGroup" => Nothing("a new security group has no inbound rule yet"),
            "DeleteSecurityGroup" => Nothing("the security group is gone"),
            "DeleteManagedPrefixList" => Nothing("only a prefix list that no rule names can be deleted"),
            "CreateLaunchTemplate" or "CreateLaunchTemplateVersion" or "ModifyLaunchTemplate" =>
                Nothing("a launch template opens nothing by itself"),
            "CreateFleet" => Nothing("every launch of a fleet has its own RunInstances event"),
            _ when record.IsReadOnly => Nothing("a read-only call"),
            var other => Nothing($"{Excerpt.Of(other)} neither opens nor attaches a security group"),
        };

        EventMeaning.Nothing Nothing(string reason) => new(reason, record.Call);
    }
}
