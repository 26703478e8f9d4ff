#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which commands to list.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html
/// </summary>
public class ListCommandsRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>One command.</summary>
    public string CommandId { get; set; }

    /// <summary>Conditions, joined by AND; at most 5.</summary>
    public List<CommandFilter> Filters { get; set; }

    /// <summary>Commands that went to one node.</summary>
    public string InstanceId { get; set; }

    /// <summary>Most items in one answer, 1 to 50. Unset: as many as Systems Manager sees fit.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of commands.</summary>
public class ListCommandsResponse : AmazonWebServiceResponse
{
    /// <summary>The commands of the last 30 days; empty when there is none.</summary>
    public List<Command> Commands { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
