using Amazon.SimpleNotificationService;
using Remediation.Actions;
using Remediation.Notices.Forms;
using Remediation.Notices.Joining;

namespace Remediation.Notices;

/// <summary>
/// Publishes notices to a topic
/// (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>), for each kind of subscription in its own form.
/// When there are too many for people, further ones go where they are joined.
/// </summary>
/// <param name="sns">The client.</param>
/// <param name="topicArn">The topic.</param>
/// <param name="queue">Where further ones go; <see langword="null"/> where all are published.</param>
public sealed class NoticePublisher(IAmazonSimpleNotificationService sns, string topicArn, NoticeQueue? queue = null)
{
    /// <summary>Publishes one notice, or has it joined with others. A canary's always goes out at once: its time is measured.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused or failed, after the client's own retries.</exception>
    public async Task<string> PublishAsync(Notice notice, CancellationToken cancellation) =>
        queue is not null && !notice.IsCanary && !queue.MayGoDirectly() && await queue.TryAddAsync(notice, cancellation) is { } messageId
            ? messageId
            : await PublishNowAsync(notice, cancellation);

    /// <summary>Publishes one notice, however many there are.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused or failed, after the client's own retries.</exception>
    [Calls("sns:Publish")]
    public async Task<string> PublishNowAsync(Notice notice, CancellationToken cancellation) =>
        (await sns.PublishAsync(NoticeForms.Request(notice, topicArn), cancellation)).MessageId;
}
