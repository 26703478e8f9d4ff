using System.Text;
using Amazon.SimpleNotificationService.Model;

namespace Remediation.Notices.Forms;

/// <summary>
/// A notice in the form that each kind of subscription gets
/// (<see href="https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html">MessageStructure</see>):
/// text for people, JSON for queues and functions, and what Amazon Q Developer shows for its address, which is an <c>https</c> one.
/// </summary>
internal static class NoticeForms
{
    /// <summary>
    /// What SNS takes, the message with its attributes
    /// (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>).
    /// </summary>
    public const int MostBytes = 262_144;

    /// <summary>The notice for SNS, as long as it takes it.</summary>
    public static PublishRequest Request(Notice notice, string topicArn)
    {
        var attributes = Attributes(notice);
        return new PublishRequest
        {
            TopicArn = topicArn, Subject = notice.Subject, MessageStructure = "json", Message = Fitted(notice, attributes).Message, MessageAttributes = attributes,
        };
    }

    /// <summary>Its JSON alone, as long as it could be published.</summary>
    public static string Json(Notice notice) => NoticeJson.Write(notice, Fitted(notice, Attributes(notice)).Size);

    private static FittedNotice Fitted(Notice notice, Dictionary<string, MessageAttributeValue> attributes)
    {
        int room = MostBytes - Encoding.UTF8.GetByteCount(notice.Subject);
        foreach (var (name, value) in attributes)
        {
            room -= name.Length + value.DataType.Length + Encoding.UTF8.GetByteCount(value.StringValue);
        }

        var fitted = new FittedNotice(NoticeSize.Whole, "");
        foreach (var size in NoticeSize.LongestFirst)
        {
            fitted = new FittedNotice(size, Message(notice, size));
            if (Encoding.UTF8.GetByteCount(fitted.Message) <= room)
            {
                break;
            }
        }

        return fitted;
    }

    private static Dictionary<string, MessageAttributeValue> Attributes(Notice notice)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>();
        foreach (var (name, values) in notice.Attributes)
        {
            attributes[name] = Attribute(values);
        }

        return attributes;
    }

    private static string Message(Notice notice, NoticeSize size)
    {
        string text = size.Cut(notice.Text);
        string json = NoticeJson.Write(notice, size);
        return NoticeJson.Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("default", text);
            writer.WriteString("sqs", json);
            writer.WriteString("lambda", json);
            // A canary's is not for people: Amazon Q drops what it does not know.
            writer.WriteString("https", notice.IsCanary ? json : ChatNotification.Write(notice with { Text = text }));
            writer.WriteEndObject();
        });
    }

    private static MessageAttributeValue Attribute(IReadOnlyList<string> values) => values is [var only]
        ? new MessageAttributeValue { DataType = "String", StringValue = only }
        : new MessageAttributeValue
        {
            DataType = "String.Array",
            StringValue = NoticeJson.Text(writer =>
            {
                writer.WriteStartArray();
                foreach (string value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }),
        };

    private sealed class FittedNotice(NoticeSize size, string message)
    {
        public NoticeSize Size => size;

        public string Message => message;
    }
}
