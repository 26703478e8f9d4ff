#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// The nodes whose patch state to read.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html
/// </summary>
public class DescribeInstancePatchStatesRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Ids of the nodes (<c>i-…</c>, <c>mi-…</c>), at most 50; required.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>Most items in one answer, 10 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of patch states.</summary>
public class DescribeInstancePatchStatesResponse : AmazonWebServiceResponse
{
    /// <summary>The states of the nodes that have one: a node that Patch Manager never worked on is left out.</summary>
    public List<InstancePatchState> InstancePatchStates { get; set; }

    /// <summary>Token of the next page; null or empty on the last.</summary>
    public string NextToken { get; set; }
}
