#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// Which nodes to list.
/// Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html
/// </summary>
public class DescribeInstanceInformationRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>Conditions, joined by AND. One on tags cannot be joined with others.</summary>
    public List<InstanceInformationStringFilter> Filters { get; set; }

    /// <summary>Most items in one answer, 5 to 50. Unset: 10.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the next answer goes on: the token of the answer before it. Unset: at the beginning.</summary>
    public string NextToken { get; set; }
}

/// <summary>One page of nodes.</summary>
public class DescribeInstanceInformationResponse : AmazonWebServiceResponse
{
    /// <summary>The nodes that are registered and not terminated; empty when there is none.</summary>
    public List<InstanceInformation> InstanceInformationList { get; set; }

    /// <summary>Token of the next page; null on the last.</summary>
    public string NextToken { get; set; }
}
