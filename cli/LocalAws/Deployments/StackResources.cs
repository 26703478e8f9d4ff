using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>What the stack of the template holds here: CloudFormation's ListStackResources, for this one stack. Others are moto's.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html</summary>
internal sealed class StackResources(Func<string, StackDefinition> stackIn, LocalAwsOptions options, Uri endpoint) : IOwnAnswer
{
    private static readonly XNamespace Namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    public bool Handles(AwsRequest request) =>
        request is { Service: "cloudformation", Action: "ListStackResources" } && request.Parameters["StackName"] == options.StackName;

    /// <inheritdoc/>
    public Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        var stack = stackIn(request.Region);
        var root = new XElement(
            "ListStackResourcesResponse",
            new XElement("ListStackResourcesResult", new XElement(
                "StackResourceSummaries",
                stack.Functions.Select(function => Member(function.LogicalId, function.Name, "AWS::Lambda::Function")),
                stack.Topics.Select(topic => Member(topic.LogicalId, topic.Arn, "AWS::SNS::Topic")),
                stack.Queues.Select(queue => Member(queue.LogicalId, $"{endpoint.ToString().TrimEnd('/')}/{options.AccountId}/{queue.Name}", "AWS::SQS::Queue")),
                stack.Documents.Select(document => Member(document.LogicalId, document.Name, "AWS::SSM::Document")))),
            new XElement("ResponseMetadata", new XElement("RequestId", request.RequestId)));
        return Task.FromResult(new AwsResponse(200, "text/xml;charset=UTF-8", Xml.Bytes(root, Namespace), []));
    }

    private static XElement Member(string logicalId, string physicalId, string type) => new(
        "member", new XElement("LogicalResourceId", logicalId), new XElement("PhysicalResourceId", physicalId), new XElement("ResourceType", type),
        new XElement("ResourceStatus", "CREATE_COMPLETE"));
}
