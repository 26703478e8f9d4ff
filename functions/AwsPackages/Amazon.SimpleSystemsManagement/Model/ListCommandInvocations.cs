#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which runs to list.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html
/// </summary>
public class ListCommandInvocationsRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>The runs of one command.</summary>
    public string CommandId { get; set; }

    /// <summary>Whether the steps and what they printed are told too. Unset: they are not.</summary>
    public bool? Details { get; set; }

    /// <summary>Conditions, joined by AND; at most 5.</summary>
    public List<CommandFilter> Filters { get; set; }

    /// <summary>The runs on one node.</summary>
    public string InstanceId { get; set; }

    /// <summary>Most items in one answer, 1 to 50. Unset: as many as Systems Manager sees fit.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of runs.</summary>
public class ListCommandInvocationsResponse : AmazonWebServiceResponse
{
    /// <summary>The runs of the last 30 days; empty when there is none, or not yet.</summary>
    public List<CommandInvocation> CommandInvocations { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
