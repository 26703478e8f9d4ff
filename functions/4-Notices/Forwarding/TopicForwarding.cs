using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Remediation.Actions;
using Remediation.Notices.Forms;
using Remediation.Notices.Slack;

namespace Remediation.Notices.Forwarding;

/// <summary>
/// Forwards to a topic, maybe of another account or region: notices in all their forms, alarms and anything else as text for people and as they are for machines.
/// </summary>
/// <param name="sns">The client, in the topic's region.</param>
/// <param name="topicArn">The topic.</param>
public sealed class TopicForwarding(IAmazonSimpleNotificationService sns, string topicArn) : IForwarding
{
    /// <inheritdoc />
    [Calls("sns:Publish")]
    public async Task ForwardAsync(TopicMessage message, CancellationToken cancellation)
    {
        try
        {
            await sns.PublishAsync(Request(message), cancellation);
        }
        catch (AmazonSimpleNotificationServiceException refused)
        {
            throw new NotForwardedException(topicArn, $"{refused.ErrorCode}: {refused.Message}", refused);
        }
    }

    private PublishRequest Request(TopicMessage message)
    {
        if (NoticeReader.TryParse(message.Text) is { } json && NoticeReader.TryRead(json, out var notice))
        {
            return NoticeForms.Request(notice with { IsForwarded = true }, topicArn);
        }

        var content = SlackContent.Of(message.Subject, message.Text);
        return new PublishRequest
        {
            TopicArn = topicArn,
            Subject = PlainText.Subject(content.Title),
            MessageStructure = "json",
            Message = NoticeJson.Text(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("default", content.Text);
                writer.WriteString("sqs", message.Text);
                writer.WriteString("lambda", message.Text);
                writer.WriteEndObject();
            }),
            MessageAttributes = new Dictionary<string, MessageAttributeValue> { [Notice.Forwarded] = new() { DataType = "String", StringValue = "true" } },
        };
    }
}
