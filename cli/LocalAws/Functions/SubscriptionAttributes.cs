using System.Xml.Linq;

namespace Remediation.Cli.LocalAws;

/// <summary>What a subscription of the template is: SNS's GetSubscriptionAttributes for those that moto does not have. Others are moto's.
/// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html</summary>
internal sealed class SubscriptionAttributes(Func<string, StackDefinition> stackIn) : IOwnAnswer
{
    private static readonly XNamespace Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    public bool Handles(AwsRequest request) => request is { Service: "sns", Action: "GetSubscriptionAttributes" } && Find(request) is not null;

    /// <inheritdoc/>
    public Task<AwsResponse> AnswerAsync(AwsRequest request, CancellationToken cancellation)
    {
        var (function, subscription) = Find(request)!.Value;
        var root = new XElement(
            "GetSubscriptionAttributesResponse",
            new XElement("GetSubscriptionAttributesResult", new XElement(
                "Attributes",
                Entry("SubscriptionArn", request.Parameters["SubscriptionArn"]!),
                Entry("TopicArn", subscription.TopicArn),
                Entry("Protocol", "lambda"),
                Entry("Endpoint", function.Arn))),
            new XElement("ResponseMetadata", new XElement("RequestId", request.RequestId)));
        return Task.FromResult(new AwsResponse(200, "text/xml;charset=UTF-8", Xml.Bytes(root, Namespace), []));
    }

    private (FunctionDefinition Function, TopicSubscriptionDefinition Subscription)? Find(AwsRequest request)
    {
        foreach (var function in stackIn(request.Region).Functions)
        {
            foreach (var subscription in function.Topics.Where(one => TopicSubscriptions.ArnOf(function, one.TopicArn) == request.Parameters["SubscriptionArn"]))
            {
                return (function, subscription);
            }
        }

        return null;
    }

    private static XElement Entry(string key, string value) => new("entry", new XElement("key", key), new XElement("value", value));
}
