using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Requests that put groups on instances and network interfaces.</summary>
internal static class AttachmentRequests
{
    private static readonly string[] BooleanAttributes = ["DisableApiTermination", "DisableApiStop", "EbsOptimized", "EnaSupport", "SourceDestCheck"];
    private static readonly string[] TextAttributes = ["InstanceType", "InstanceInitiatedShutdownBehavior", "Kernel", "Ramdisk", "SriovNetSupport"];

    public static JsonObject WriteModifyNetworkInterface(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("networkInterfaceId", request.Text("NetworkInterfaceId"));
        Groups(result, request, "SecurityGroupId");
        if (request["Description"]?.Text("Value") is { } description)
        {
            result["description"] = new JsonObject { ["value"] = description };
        }

        Attributes(result, request);
        return result;
    }

    public static JsonObject WriteModifyInstance(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("instanceId", request.Text("InstanceId"));
        Groups(result, request, "GroupId");
        result.Text("attribute", request.Text("Attribute"));
        result.Text("value", request.Text("Value"));
        Attributes(result, request);
        if (request["UserData"] is not null)
        {
            result["userData"] = "<sensitiveDataRemoved>";
        }

        return result;
    }

    public static JsonObject WriteCreateNetworkInterface(ParameterNode request)
    {
        var result = new JsonObject();
        result.Text("subnetId", request.Text("SubnetId"));
        result.Text("description", request.Text("Description"));
        result.Text("privateIpAddress", request.Text("PrivateIpAddress"));
        result["groupSet"] = ItemsJson.Groups(request.List("SecurityGroupId"));
        result["privateIpAddressesSet"] = ItemsJson.List(request.List("PrivateIpAddresses"), address =>
        {
            var one = new JsonObject();
            one.Text("privateIpAddress", address.Text("PrivateIpAddress"));
            one.Boolean("primary", address.Text("Primary"));
            return one;
        });
        result.TagSpecifications(request);
        result.Text("clientToken", request.Text("ClientToken"));
        return result;
    }

    private static void Groups(JsonObject result, ParameterNode request, string parameter)
    {
        var groups = request.List(parameter).ToList();
        if (groups.Count > 0)
        {
            result["groupSet"] = ItemsJson.Groups(groups);
        }
    }

    private static void Attributes(JsonObject result, ParameterNode request)
    {
        foreach (var name in BooleanAttributes.Where(name => request[name]?.Text("Value") is not null))
        {
            var value = new JsonObject();
            value.Boolean("value", request[name]!.Text("Value"));
            result[Small(name)] = value;
        }

        foreach (var name in TextAttributes.Where(name => request[name]?.Text("Value") is not null))
        {
            result[Small(name)] = new JsonObject { ["value"] = request[name]!.Text("Value") };
        }
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
