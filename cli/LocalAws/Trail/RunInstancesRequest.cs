using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>RunInstances: image, key and counts go into instancesSet, numbers and all; the rest keeps its place.</summary>
internal static class RunInstancesRequest
{
    public static JsonObject Write(ParameterNode request)
    {
        var result = new JsonObject { ["instancesSet"] = ItemsJson.List([Instance(request)]) };
        var groups = ItemsJson.Groups(request.List("SecurityGroupId"), request.List("SecurityGroup"));
        if (groups.Count > 0)
        {
            result["groupSet"] = groups;
        }

        result.Text("instanceType", request.Text("InstanceType"));
        result["blockDeviceMapping"] = ItemsJson.List(request.List("BlockDeviceMapping"), BlockDevice);
        result.Text("availabilityZone", request["Placement"]?.Text("AvailabilityZone"));
        result.Text("tenancy", request["Placement"]?.Text("Tenancy"));
        if (request["UserData"] is not null)
        {
            result["userData"] = "<sensitiveDataRemoved>";
        }

        var monitoring = new JsonObject();
        monitoring.Boolean("enabled", request["Monitoring"]?.Text("Enabled") ?? "false");
        result["monitoring"] = monitoring;
        result.Text("subnetId", request.Text("SubnetId"));
        result.Boolean("disableApiTermination", request.Text("DisableApiTermination") ?? "false");
        result.Text("instanceInitiatedShutdownBehavior", request.Text("InstanceInitiatedShutdownBehavior"));
        result.Text("clientToken", request.Text("ClientToken"));
        var interfaces = request.List("NetworkInterface").ToList();
        if (interfaces.Count > 0)
        {
            result["networkInterfaceSet"] = ItemsJson.List(interfaces, NetworkInterface);
        }

        LaunchTemplate(result, request["LaunchTemplate"]);
        Profile(result, request["IamInstanceProfile"]);
        result.Boolean("ebsOptimized", request.Text("EbsOptimized"));
        result.TagSpecifications(request);
        return result;
    }

    private static JsonObject Instance(ParameterNode request)
    {
        var instance = new JsonObject();
        instance.Text("imageId", request.Text("ImageId"));
        instance.Number("minCount", request.Text("MinCount"));
        instance.Number("maxCount", request.Text("MaxCount"));
        instance.Text("keyName", request.Text("KeyName"));
        return instance;
    }

    private static JsonObject BlockDevice(ParameterNode device)
    {
        var result = new JsonObject();
        result.Text("deviceName", device.Text("DeviceName"));
        if (device["Ebs"] is { } disk)
        {
            var ebs = new JsonObject();
            ebs.Number("volumeSize", disk.Text("VolumeSize"));
            ebs.Boolean("deleteOnTermination", disk.Text("DeleteOnTermination"));
            ebs.Text("volumeType", disk.Text("VolumeType"));
            ebs.Text("snapshotId", disk.Text("SnapshotId"));
            ebs.Boolean("encrypted", disk.Text("Encrypted"));
            result["ebs"] = ebs;
        }

        return result;
    }

    private static JsonObject NetworkInterface(ParameterNode card)
    {
        var result = new JsonObject();
        result.Number("deviceIndex", card.Text("DeviceIndex"));
        result.Text("networkInterfaceId", card.Text("NetworkInterfaceId"));
        result.Text("subnetId", card.Text("SubnetId"));
        result.Text("description", card.Text("Description"));
        result.Boolean("deleteOnTermination", card.Text("DeleteOnTermination"));
        result.Boolean("associatePublicIpAddress", card.Text("AssociatePublicIpAddress"));
        var groups = card.List("SecurityGroupId").ToList();
        if (groups.Count > 0)
        {
            result["groupSet"] = ItemsJson.Groups(groups);
        }

        return result;
    }

    private static void LaunchTemplate(JsonObject result, ParameterNode? template)
    {
        if (template is not null)
        {
            var launch = new JsonObject();
            launch.Text("launchTemplateId", template.Text("LaunchTemplateId"));
            launch.Text("launchTemplateName", template.Text("LaunchTemplateName"));
            launch.Text("version", template.Text("Version"));
            result["launchTemplate"] = launch;
        }
    }

    private static void Profile(JsonObject result, ParameterNode? profile)
    {
        if (profile is not null)
        {
            var instanceProfile = new JsonObject();
            instanceProfile.Text("name", profile.Text("Name"));
            instanceProfile.Text("arn", profile.Text("Arn"));
            result["iamInstanceProfile"] = instanceProfile;
        }
    }
}
