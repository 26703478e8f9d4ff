#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which step of which run.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
/// </summary>
public class GetCommandInvocationRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Id of the command. Required.</summary>
    public string CommandId { get; set; }

    /// <summary>The node. Required.</summary>
    public string InstanceId { get; set; }

    /// <summary>Name of the step. Required when the document has more than one.</summary>
    public string PluginName { get; set; }
}

/// <summary>The step.</summary>
public class GetCommandInvocationResponse : AmazonWebServiceResponse
{
    /// <summary>Id of the command.</summary>
    public string CommandId { get; set; }

    /// <summary>Name of the document.</summary>
    public string DocumentName { get; set; }

    /// <summary>When it ended, as <c>2026-07-01T12:30:15Z</c>; "" before.</summary>
    public string ExecutionEndDateTime { get; set; }

    /// <summary>When it began, as <c>2026-07-01T12:30:15Z</c>; "" before.</summary>
    public string ExecutionStartDateTime { get; set; }

    /// <summary>The node.</summary>
    public string InstanceId { get; set; }

    /// <summary>Name of the step.</summary>
    public string PluginName { get; set; }

    /// <summary>Its exit code; -1 before it has begun.</summary>
    public int? ResponseCode { get; set; }

    /// <summary>What it printed to standard error, cut after 8000 characters.</summary>
    public string StandardErrorContent { get; set; }

    /// <summary>What it printed, cut after 24000 characters.</summary>
    public string StandardOutputContent { get; set; }

    /// <summary>How far the run is.</summary>
    public CommandInvocationStatus Status { get; set; }

    /// <summary>The status in more detail, for example <c>Terminated</c>.</summary>
    public string StatusDetails { get; set; }
}
