namespace Remediation.Cli.LocalAws;

/// <summary>The APIs whose calls become CloudTrail records here. EC2 renders older APIs in "items" style and newer ones wrapped in the API's name.</summary>
internal static class TrailShapes
{
    private static readonly Dictionary<string, ITrailShape> Shapes = new()
    {
        ["AuthorizeSecurityGroupIngress"] = new ItemsShape(RuleRequests.Write),
        ["AuthorizeSecurityGroupEgress"] = new ItemsShape(RuleRequests.Write),
        ["RevokeSecurityGroupIngress"] = new ItemsShape(RuleRequests.Write),
        ["RevokeSecurityGroupEgress"] = new ItemsShape(RuleRequests.Write),
        ["CreateSecurityGroup"] = new ItemsShape(GroupRequests.WriteCreate),
        ["DeleteSecurityGroup"] = new ItemsShape(GroupRequests.WriteDelete),
        ["RunInstances"] = new ItemsShape(RunInstancesRequest.Write, hasReturn: false),
        ["CreateNetworkInterface"] = new ItemsShape(AttachmentRequests.WriteCreateNetworkInterface, hasReturn: false),
        ["ModifyNetworkInterfaceAttribute"] = new ItemsShape(AttachmentRequests.WriteModifyNetworkInterface),
        ["ModifyInstanceAttribute"] = new ItemsShape(AttachmentRequests.WriteModifyInstance),
        ["ModifySecurityGroupRules"] = WrapperShape.Instance,
        ["UpdateSecurityGroupRuleDescriptionsIngress"] = WrapperShape.Instance,
        ["UpdateSecurityGroupRuleDescriptionsEgress"] = WrapperShape.Instance,
        ["CreateManagedPrefixList"] = WrapperShape.Instance,
        ["ModifyManagedPrefixList"] = WrapperShape.Instance,
        ["RestoreManagedPrefixListVersion"] = WrapperShape.Instance,
        ["DeleteManagedPrefixList"] = WrapperShape.Instance,
        ["CreateDefaultVpc"] = WrapperShape.Instance,
    };

    public static ITrailShape? For(string action) => Shapes.GetValueOrDefault(action);
}
