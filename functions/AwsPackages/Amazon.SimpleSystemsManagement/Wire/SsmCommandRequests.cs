using System.Text.Json;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Writes the members of requests about commands and the nodes that run them.</summary>
internal static class SsmCommandRequests
{
    public static void Write(Utf8JsonWriter json, DescribeInstanceInformationRequest request)
    {
        json.Write("Filters", request.Filters, Write);
        json.Write("MaxResults", request.MaxResults);
        json.Write("NextToken", request.NextToken);
    }

    public static void Write(Utf8JsonWriter json, DescribeInstancePatchStatesRequest request)
    {
        json.Write("InstanceIds", request.InstanceIds);
        json.Write("MaxResults", request.MaxResults);
        json.Write("NextToken", request.NextToken);
    }

    public static void Write(Utf8JsonWriter json, GetCommandInvocationRequest request)
    {
        json.Write("CommandId", request.CommandId);
        json.Write("InstanceId", request.InstanceId);
        json.Write("PluginName", request.PluginName);
    }

    public static void Write(Utf8JsonWriter json, ListCommandInvocationsRequest request)
    {
        json.Write("CommandId", request.CommandId);
        json.Write("Details", request.Details);
        json.Write("Filters", request.Filters, Write);
        json.Write("InstanceId", request.InstanceId);
        json.Write("MaxResults", request.MaxResults);
        json.Write("NextToken", request.NextToken);
    }

    public static void Write(Utf8JsonWriter json, ListCommandsRequest request)
    {
        json.Write("CommandId", request.CommandId);
        json.Write("Filters", request.Filters, Write);
        json.Write("InstanceId", request.InstanceId);
        json.Write("MaxResults", request.MaxResults);
        json.Write("NextToken", request.NextToken);
    }

    public static void Write(Utf8JsonWriter json, SendCommandRequest request)
    {
        json.Write("CloudWatchOutputConfig", request.CloudWatchOutputConfig, Write);
        json.Write("Comment", request.Comment);
        json.Write("DocumentName", request.DocumentName);
        json.Write("DocumentVersion", request.DocumentVersion);
        json.Write("InstanceIds", request.InstanceIds);
        json.Write("MaxConcurrency", request.MaxConcurrency);
        json.Write("MaxErrors", request.MaxErrors);
        json.Write("Parameters", request.Parameters);
        json.Write("Targets", request.Targets, Write);
        json.Write("TimeoutSeconds", request.TimeoutSeconds);
    }

    private static void Write(Utf8JsonWriter json, CloudWatchOutputConfig config)
    {
        json.Write("CloudWatchLogGroupName", config.CloudWatchLogGroupName);
        json.Write("CloudWatchOutputEnabled", config.CloudWatchOutputEnabled);
    }

    // The one shape whose members begin with small letters.
    private static void Write(Utf8JsonWriter json, CommandFilter filter)
    {
        json.Write("key", filter.Key?.Value);
        json.Write("value", filter.Value);
    }

    private static void Write(Utf8JsonWriter json, InstanceInformationStringFilter filter)
    {
        json.Write("Key", filter.Key);
        json.Write("Values", filter.Values);
    }

    private static void Write(Utf8JsonWriter json, Target target)
    {
        json.Write("Key", target.Key);
        json.Write("Values", target.Values);
    }
}
