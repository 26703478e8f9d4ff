using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Requests of CreateSecurityGroup and DeleteSecurityGroup.</summary>
internal static class GroupRequests
{
    public static JsonObject WriteCreate(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("groupName", request.Text("GroupName"));
        result.Text("groupDescription", request.Text("GroupDescription"));
        result.Text("vpcId", request.Text("VpcId"));
        result.TagSpecifications(request);
        return result;
    }

    public static JsonObject WriteDelete(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("groupId", request.Text("GroupId"));
        result.Text("groupName", request.Text("GroupName"));
        return result;
    }
}
