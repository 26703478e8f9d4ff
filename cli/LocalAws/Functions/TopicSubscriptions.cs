using System.Globalization;
using System.Text.Json.Nodes;

namespace Remediation.Cli.LocalAws;

/// <summary>Hands what is published to a topic to the functions that the template subscribes to it.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</summary>
internal sealed class TopicSubscriptions(Func<string, StackDefinition> stackIn, AsyncInvocations later)
{
    public void OnEvent(LocalAwsEvent happened)
    {
        if (happened is not SnsPublished message || message.TopicArn.Split(':') is not ["arn", _, "sns", var region, ..])
        {
            return;
        }

        foreach (var function in stackIn(region).Functions)
        {
            foreach (var subscription in function.Topics.Where(subscription => subscription.TopicArn == message.TopicArn && Wants(subscription, message)))
            {
                var notification = Notification(message, ArnOf(function, message.TopicArn));
                later.Begin(function, Json.Bytes(Event(function, notification)), Guid.NewGuid().ToString(), new EventSource(
                    EventSourceKind.Topic, message.TopicArn, subscription.DeadLetterArn, Json.Text(notification)));
            }
        }
    }

    /// <summary>What the subscription of a function to a topic is called here.</summary>
    public static string ArnOf(FunctionDefinition function, string topicArn) => $"{topicArn}:{function.LogicalId}";

    /// <summary>A filter policy has the grammar of an event pattern.
    /// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html</summary>
    private static bool Wants(TopicSubscriptionDefinition subscription, SnsPublished message)
    {
        if (subscription.FilterPolicy is not { } policy)
        {
            return true;
        }

        if (!subscription.FiltersBody && message.Attributes.Count == 0)
        {
            // Not even { "exists": false } matches then: https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html
            return false;
        }

        JsonNode? about = subscription.FiltersBody
            ? Json.TryParse(System.Text.Encoding.UTF8.GetBytes(ForFunctions(message)))
            : new JsonObject(message.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, Value(message, attribute.Key, attribute.Value))));
        return about is not null && EventPattern.Parse(policy).Matches(about);
    }

    private static JsonNode? Value(SnsPublished message, string name, string value) =>
        message.ListAttributes.Contains(name) ? Json.TryParse(System.Text.Encoding.UTF8.GetBytes(value)) : value;

    private static string ForFunctions(SnsPublished message) =>
        message.MessageStructure == "json" && Json.TryParse(System.Text.Encoding.UTF8.GetBytes(message.Body)) is JsonObject forms
            ? (forms["lambda"] ?? forms["default"]).String() ?? string.Empty
            : message.Body;

    private static JsonObject Notification(SnsPublished message, string subscriptionArn) => new()
    {
        ["Type"] = "Notification",
        ["MessageId"] = message.MessageId,
        ["TopicArn"] = message.TopicArn,
        ["Subject"] = message.Subject,
        ["Message"] = ForFunctions(message),
        ["Timestamp"] = message.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["SignatureVersion"] = "1",
        ["Signature"] = "local",
        ["SigningCertUrl"] = "https://sns.invalid/cert.pem",
        ["UnsubscribeUrl"] = $"https://sns.invalid/?Action=Unsubscribe&SubscriptionArn={subscriptionArn}",
        ["MessageAttributes"] = new JsonObject(message.Attributes.Select(attribute => KeyValuePair.Create(
            attribute.Key, (JsonNode?)new JsonObject { ["Type"] = message.ListAttributes.Contains(attribute.Key) ? "String.Array" : "String", ["Value"] = attribute.Value }))),
    };

    private static JsonObject Event(FunctionDefinition function, JsonObject notification) => new()
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = ArnOf(function, notification["TopicArn"].String()!),
            ["Sns"] = notification.DeepClone(),
        }),
    };
}
