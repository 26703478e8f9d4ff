#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both

namespace Amazon.CloudFormation.Model;

/// <summary>
/// A resource of a stack.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html
/// </summary>
public class StackResourceSummary
{
    /// <summary>Its name in the template.</summary>
    public string LogicalResourceId { get; set; }

    /// <summary>What the service knows it by: for a queue its URL, for a function its name. Null until it is made.</summary>
    public string PhysicalResourceId { get; set; }

    /// <summary>For example <c>AWS::SQS::Queue</c>.</summary>
    public string ResourceType { get; set; }
}
