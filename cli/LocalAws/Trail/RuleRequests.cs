using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Requests of Authorize- and RevokeSecurityGroupIngress and -Egress: what the caller typed, in the form the caller chose.</summary>
internal static class RuleRequests
{
    public static JsonObject Write(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("groupId", request.Text("GroupId"));
        result.Text("groupName", request.Text("GroupName"));
        result["ipPermissions"] = ItemsJson.List(request.List("IpPermissions"), Permission);
        result.Text("ipProtocol", request.Text("IpProtocol"));
        result.Number("fromPort", request.Text("FromPort"));
        result.Number("toPort", request.Text("ToPort"));
        result.Text("cidrIp", request.Text("CidrIp"));
        result.Text("sourceSecurityGroupName", request.Text("SourceSecurityGroupName"));
        result.Text("sourceSecurityGroupOwnerId", request.Text("SourceSecurityGroupOwnerId"));
        var ids = request.List("SecurityGroupRuleId").ToList();
        if (ids.Count > 0)
        {
            result["securityGroupRuleIds"] = ItemsJson.List(ids, id => new JsonObject { ["securityGroupRuleId"] = id.Value });
        }

        result.TagSpecifications(request);
        return result;
    }

    private static JsonObject Permission(ParameterNode permission)
    {
        var result = new JsonObject();
        result.Text("ipProtocol", permission.Text("IpProtocol"));
        result.Number("fromPort", permission.Text("FromPort"));
        result.Number("toPort", permission.Text("ToPort"));
        result["groups"] = ItemsJson.List(permission.List("Groups"), Members(
            ("userId", "UserId"), ("groupId", "GroupId"), ("groupName", "GroupName"), ("vpcId", "VpcId"), ("vpcPeeringConnectionId", "VpcPeeringConnectionId")));
        result["ipRanges"] = ItemsJson.List(permission.List("IpRanges"), Members(("cidrIp", "CidrIp")));
        result["ipv6Ranges"] = ItemsJson.List(permission.List("Ipv6Ranges"), Members(("cidrIpv6", "CidrIpv6")));
        result["prefixListIds"] = ItemsJson.List(permission.List("PrefixListIds"), Members(("prefixListId", "PrefixListId")));
        return result;
    }

    private static Func<ParameterNode, JsonObject> Members(params (string Name, string Parameter)[] members) => source =>
    {
        var result = new JsonObject();
        foreach (var (name, parameter) in members)
        {
            result.Text(name, source.Text(parameter));
        }

        result.Text("description", source.Text("Description"));
        return result;
    };
}
