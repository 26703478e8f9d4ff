using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>The instances on which an agent has registered; one that has not is just not in the list.
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html</summary>
internal sealed class DescribeInstanceInformation(Fleet fleet, TaggedInstances tagged) : SsmAction("DescribeInstanceInformation")
{
    private const string AgentVersion = "3.3.3572.0";

    protected override async Task<JsonObject> RunAsync(AwsScope scope, JsonObject request, CancellationToken cancellation)
    {
        var filters = Filters(request);
        var instances = fleet.Registered(scope).Where(i => i.RunningSince is not null).ToList();
        foreach (var (key, values) in filters)
        {
            var ids = key.StartsWith("tag", StringComparison.Ordinal) ? await tagged.FindAsync(scope, key, values, cancellation) : null;
            instances.RemoveAll(instance => ids is null ? !values.Contains(Value(key, instance)) : !ids.Contains(instance.Id));
        }

        return Page("InstanceInformationList", instances, request, (5, 50, 10), Write);
    }

    private static List<(string Key, IReadOnlyList<string> Values)> Filters(JsonObject request)
    {
        var current = (request["Filters"] as JsonArray ?? []).Select(f => (Key: f?["Key"].String() ?? string.Empty, Values: Strings(f?["Values"])));
        var legacy = (request["InstanceInformationFilterList"] as JsonArray ?? []).Select(f => (Key: f?["key"].String() ?? string.Empty, Values: Strings(f?["valueSet"])));
        List<(string Key, IReadOnlyList<string> Values)> filters = [.. current, .. legacy];
        return request["Filters"] is not null && request["InstanceInformationFilterList"] is not null
            ? throw new AwsErrorException("ValidationException", "Filters and InstanceInformationFilterList cannot be used together.")
            : filters.Exists(f => f.Key.StartsWith("tag", StringComparison.Ordinal)) && filters.Count > 1
            ? throw new AwsErrorException("InvalidInstanceInformationFilterValue", "A tag filter cannot be combined with other filters.")
            : filters;
    }

    private string Value(string key, ManagedInstance instance) => key switch
    {
        "InstanceIds" => instance.Id,
        "PingStatus" => fleet.PingStatusOf(instance),
        "PlatformTypes" => "Linux",
        "ResourceType" => "EC2Instance",
        "AgentVersion" => AgentVersion,
        _ => throw new AwsErrorException("InvalidFilterKey", $"The filter key {key} is not valid."),
    };

    private JsonObject Write(ManagedInstance instance)
    {
        var platform = fleet.PlatformOf(instance);
        return new JsonObject
        {
            ["InstanceId"] = instance.Id,
            ["PingStatus"] = fleet.PingStatusOf(instance),
            ["LastPingDateTime"] = SsmTime.Seconds(instance.IsConnected ? DateTimeOffset.UtcNow : instance.RegisteredAt!.Value),
            ["AgentVersion"] = AgentVersion,
            ["IsLatestVersion"] = true,
            ["PlatformType"] = "Linux",
            ["PlatformName"] = platform.Name,
            ["PlatformVersion"] = platform.Version,
            ["ResourceType"] = "EC2Instance",
            ["IPAddress"] = instance.PrivateAddress,
            ["ComputerName"] = $"ip-{instance.PrivateAddress.Replace('.', '-')}.{instance.Scope.Region}.compute.internal",
            ["SourceId"] = instance.Id,
            ["SourceType"] = "AWS::EC2::Instance",
        };
    }
}
