using System.Text.Json;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Reads the answers about commands and the nodes that run them, and what they hold.</summary>
internal static class SsmCommandResponses
{
    public static DescribeInstanceInformationResponse ReadDescribeInstanceInformation(JsonElement json) => new()
    {
        InstanceInformationList = json.ReadItems("InstanceInformationList", ReadInstanceInformation),
        NextToken = json.ReadString("NextToken"),
    };

    public static DescribeInstancePatchStatesResponse ReadDescribeInstancePatchStates(JsonElement json) => new()
    {
        InstancePatchStates = json.ReadItems("InstancePatchStates", ReadInstancePatchState),
        NextToken = json.ReadString("NextToken"),
    };

    public static GetCommandInvocationResponse ReadGetCommandInvocation(JsonElement json) => new()
    {
        CommandId = json.ReadString("CommandId"),
        DocumentName = json.ReadString("DocumentName"),
        ExecutionEndDateTime = json.ReadString("ExecutionEndDateTime"),
        ExecutionStartDateTime = json.ReadString("ExecutionStartDateTime"),
        InstanceId = json.ReadString("InstanceId"),
        PluginName = json.ReadString("PluginName"),
        ResponseCode = json.ReadInt("ResponseCode"),
        StandardErrorContent = json.ReadString("StandardErrorContent"),
        StandardOutputContent = json.ReadString("StandardOutputContent"),
        Status = json.ReadString("Status"),
        StatusDetails = json.ReadString("StatusDetails"),
    };

    public static ListCommandInvocationsResponse ReadListCommandInvocations(JsonElement json) => new()
    {
        CommandInvocations = json.ReadItems("CommandInvocations", ReadCommandInvocation),
        NextToken = json.ReadString("NextToken"),
    };

    public static ListCommandsResponse ReadListCommands(JsonElement json) => new()
    {
        Commands = json.ReadItems("Commands", ReadCommand),
        NextToken = json.ReadString("NextToken"),
    };

    public static SendCommandResponse ReadSendCommand(JsonElement json) => new()
    {
        Command = json.ReadObject("Command", ReadCommand),
    };

    private static Command ReadCommand(JsonElement json) => new()
    {
        CommandId = json.ReadString("CommandId"),
        Comment = json.ReadString("Comment"),
        CompletedCount = json.ReadInt("CompletedCount"),
        DeliveryTimedOutCount = json.ReadInt("DeliveryTimedOutCount"),
        DocumentName = json.ReadString("DocumentName"),
        ErrorCount = json.ReadInt("ErrorCount"),
        ExpiresAfter = json.ReadEpochSeconds("ExpiresAfter"),
        InstanceIds = json.ReadStrings("InstanceIds"),
        Parameters = json.ReadMap("Parameters", ReadValues),
        RequestedDateTime = json.ReadEpochSeconds("RequestedDateTime"),
        Status = json.ReadString("Status"),
        StatusDetails = json.ReadString("StatusDetails"),
        TargetCount = json.ReadInt("TargetCount"),
    };

    private static CommandInvocation ReadCommandInvocation(JsonElement json) => new()
    {
        CommandId = json.ReadString("CommandId"),
        CommandPlugins = json.ReadItems("CommandPlugins", ReadCommandPlugin),
        Comment = json.ReadString("Comment"),
        DocumentName = json.ReadString("DocumentName"),
        DocumentVersion = json.ReadString("DocumentVersion"),
        InstanceId = json.ReadString("InstanceId"),
        InstanceName = json.ReadString("InstanceName"),
        RequestedDateTime = json.ReadEpochSeconds("RequestedDateTime"),
        Status = json.ReadString("Status"),
        StatusDetails = json.ReadString("StatusDetails"),
    };

    private static CommandPlugin ReadCommandPlugin(JsonElement json) => new()
    {
        Name = json.ReadString("Name"),
        Output = json.ReadString("Output"),
        ResponseCode = json.ReadInt("ResponseCode"),
        ResponseFinishDateTime = json.ReadEpochSeconds("ResponseFinishDateTime"),
        ResponseStartDateTime = json.ReadEpochSeconds("ResponseStartDateTime"),
        Status = json.ReadString("Status"),
        StatusDetails = json.ReadString("StatusDetails"),
    };

    private static InstanceInformation ReadInstanceInformation(JsonElement json) => new()
    {
        AgentVersion = json.ReadString("AgentVersion"),
        ComputerName = json.ReadString("ComputerName"),
        InstanceId = json.ReadString("InstanceId"),
        IPAddress = json.ReadString("IPAddress"),
        IsLatestVersion = json.ReadBool("IsLatestVersion"),
        LastPingDateTime = json.ReadEpochSeconds("LastPingDateTime"),
        Name = json.ReadString("Name"),
        PingStatus = json.ReadString("PingStatus"),
        PlatformName = json.ReadString("PlatformName"),
        PlatformType = json.ReadString("PlatformType"),
        PlatformVersion = json.ReadString("PlatformVersion"),
        ResourceType = json.ReadString("ResourceType"),
    };

    private static InstancePatchState ReadInstancePatchState(JsonElement json) => new()
    {
        BaselineId = json.ReadString("BaselineId"),
        FailedCount = json.ReadInt("FailedCount"),
        InstalledCount = json.ReadInt("InstalledCount"),
        InstalledOtherCount = json.ReadInt("InstalledOtherCount"),
        InstalledPendingRebootCount = json.ReadInt("InstalledPendingRebootCount"),
        InstalledRejectedCount = json.ReadInt("InstalledRejectedCount"),
        InstanceId = json.ReadString("InstanceId"),
        MissingCount = json.ReadInt("MissingCount"),
        NotApplicableCount = json.ReadInt("NotApplicableCount"),
        Operation = json.ReadString("Operation"),
        OperationEndTime = json.ReadEpochSeconds("OperationEndTime"),
        OperationStartTime = json.ReadEpochSeconds("OperationStartTime"),
        PatchGroup = json.ReadString("PatchGroup"),
        RebootOption = json.ReadString("RebootOption"),
    };

    private static List<string> ReadValues(JsonElement json) => [.. json.EnumerateArray().Select(value => value.GetString()!)];
}
