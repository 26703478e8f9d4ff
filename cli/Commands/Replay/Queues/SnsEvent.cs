using System.Text.Json;
using System.Text.Json.Nodes;
using Remediation.Cli.LocalAws;

namespace Remediation.Cli.Commands.Replay.Queues;

/// <summary>Makes of a notice in SNS's envelope the event that SNS hands to a function: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</summary>
internal static class SnsEvent
{
    // In a function's event these end otherwise than in a queue's message.
    private static readonly Dictionary<string, string> OtherNames = new() { ["SigningCertURL"] = "SigningCertUrl", ["UnsubscribeURL"] = "UnsubscribeUrl" };

    /// <param name="envelope">As SNS puts it into queues.</param>
    /// <param name="subscriptionArn">The subscription, where it is known.</param>
    /// <returns>JSON.</returns>
    public static string Of(JsonElement envelope, string? subscriptionArn)
    {
        var notice = new JsonObject(envelope.EnumerateObject().Select(member => KeyValuePair.Create(
            OtherNames.GetValueOrDefault(member.Name, member.Name), JsonNode.Parse(member.Value.GetRawText()))));
        // Only a function's event has it also when there is none.
        notice.TryAdd("MessageAttributes", new JsonObject());
        notice.TryAdd("Subject", null);
        return Json.Text(new JsonObject
        {
            ["Records"] = new JsonArray(new JsonObject
            {
                ["EventSource"] = "aws:sns",
                ["EventVersion"] = "1.0",
                ["EventSubscriptionArn"] = subscriptionArn ?? "",
                ["Sns"] = notice,
            }),
        });
    }
}
