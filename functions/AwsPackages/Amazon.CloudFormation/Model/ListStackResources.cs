#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>Which stack. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html</summary>
public class ListStackResourcesRequest : AmazonCloudFormationRequest
{
    /// <summary>Where the last answer ended. Unset: from the beginning.</summary>
    public string NextToken { get; set; }

    /// <summary>Name or id of the stack. Required.</summary>
    public string StackName { get; set; }
}

/// <summary>Some of what a stack holds.</summary>
public class ListStackResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next answer begins; null when there is none.</summary>
    public string NextToken { get; set; }

    /// <summary>The resources; null when there is none.</summary>
    public List<StackResourceSummary> StackResourceSummaries { get; set; }
}
