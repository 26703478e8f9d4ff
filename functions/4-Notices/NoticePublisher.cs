using System.Text;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Remediation.Notices;

/// <summary>
/// Publishes notices to a topic
/// (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>).
/// </summary>
/// <param name="sns">The client.</param>
/// <param name="topicArn">The topic.</param>
public sealed class NoticePublisher(IAmazonSimpleNotificationService sns, string topicArn)
{
    // SNS takes 262,144 bytes with the attributes; email readers take far less.
    private const int LongestTextInBytes = 200_000;

    /// <summary>Publishes one notice.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused or failed, after the client's own retries.</exception>
    public async Task<string> PublishAsync(Notice notice, CancellationToken cancellation)
    {
        var response = await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = topicArn,
                Subject = notice.Subject,
                Message = Shortened(notice.Text),
                MessageAttributes = notice.Attributes.ToDictionary(
                    attribute => attribute.Key,
                    attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }),
            },
            cancellation);
        return response.MessageId;
    }

    private static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestTextInBytes)
        {
            return text;
        }

        // A character is at most three bytes for each of its UTF-16 units.
        return $"{PlainText.Start(text, LongestTextInBytes / 3)}\n\n(The rest is left out: the notice is too long. The function's log has all of it.)\n";
    }
}
