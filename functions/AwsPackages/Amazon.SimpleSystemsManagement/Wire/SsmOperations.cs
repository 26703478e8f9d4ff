using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using Remediation.AwsPackages.JsonProtocol;

namespace Amazon.SimpleSystemsManagement.Wire;

/// <summary>Every operation: its name on the wire, how its request is written and how its answer is read.</summary>
internal static class SsmOperations
{
    public const string ServiceId = "SSM";
    public const string ApiVersion = "2014-11-06";

    public static readonly InvokeOptions DeleteParameter = Operation<DeleteParameterRequest>(
        nameof(DeleteParameter), SsmRequests.Write, expectedMember: null, _ => new DeleteParameterResponse());

    public static readonly InvokeOptions DescribeInstanceInformation = Operation<DescribeInstanceInformationRequest>(
        nameof(DescribeInstanceInformation), SsmCommandRequests.Write,
        nameof(DescribeInstanceInformationResponse.InstanceInformationList), SsmCommandResponses.ReadDescribeInstanceInformation);

    public static readonly InvokeOptions DescribeInstancePatchStates = Operation<DescribeInstancePatchStatesRequest>(
        nameof(DescribeInstancePatchStates), SsmCommandRequests.Write,
        nameof(DescribeInstancePatchStatesResponse.InstancePatchStates), SsmCommandResponses.ReadDescribeInstancePatchStates);

    public static readonly InvokeOptions GetCommandInvocation = Operation<GetCommandInvocationRequest>(
        nameof(GetCommandInvocation), SsmCommandRequests.Write,
        nameof(GetCommandInvocationResponse.CommandId), SsmCommandResponses.ReadGetCommandInvocation);

    public static readonly InvokeOptions GetParameter = Operation<GetParameterRequest>(
        nameof(GetParameter), SsmRequests.Write, nameof(GetParameterResponse.Parameter), SsmResponses.ReadGetParameter);

    public static readonly InvokeOptions GetParametersByPath = Operation<GetParametersByPathRequest>(
        nameof(GetParametersByPath), SsmRequests.Write, nameof(GetParametersByPathResponse.Parameters), SsmResponses.ReadGetParametersByPath);

    public static readonly InvokeOptions ListCommandInvocations = Operation<ListCommandInvocationsRequest>(
        nameof(ListCommandInvocations), SsmCommandRequests.Write,
        nameof(ListCommandInvocationsResponse.CommandInvocations), SsmCommandResponses.ReadListCommandInvocations);

    public static readonly InvokeOptions ListCommands = Operation<ListCommandsRequest>(
        nameof(ListCommands), SsmCommandRequests.Write,
        nameof(ListCommandsResponse.Commands), SsmCommandResponses.ReadListCommands);

    public static readonly InvokeOptions PutParameter = Operation<PutParameterRequest>(
        nameof(PutParameter), SsmRequests.Write, nameof(PutParameterResponse.Version), SsmResponses.ReadPutParameter);

    public static readonly InvokeOptions SendCommand = Operation<SendCommandRequest>(
        nameof(SendCommand), SsmCommandRequests.Write, nameof(SendCommandResponse.Command), SsmCommandResponses.ReadSendCommand);

    private static InvokeOptions Operation<TRequest>(
        string action, Action<Utf8JsonWriter, TRequest> write, string? expectedMember, Func<JsonElement, AmazonWebServiceResponse> read)
        where TRequest : AmazonSimpleSystemsManagementRequest => new()
        {
            RequestMarshaller = new JsonRequestMarshaller<TRequest>(
                "Amazon.SimpleSystemsManagement", ApiVersion, $"AmazonSSM.{action}", write, protocolVersion: "1.1"),
            ResponseUnmarshaller = new SsmResponseReader(expectedMember, read),
        };
}
