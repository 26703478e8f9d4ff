#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Which subscription. Source: https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html</summary>
public class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>ARN of the subscription. Required.</summary>
    public string SubscriptionArn { get; set; }
}

/// <summary>What a subscription is.</summary>
public class GetSubscriptionAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>By name: <c>Protocol</c>, <c>Endpoint</c>, <c>TopicArn</c>, <c>RedrivePolicy</c>, <c>RawMessageDelivery</c>, ….</summary>
    public Dictionary<string, string> Attributes { get; set; }
}
