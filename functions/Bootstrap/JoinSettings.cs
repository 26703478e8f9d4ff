using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Remediation.Notices;
using Remediation.Notices.Joining;

namespace Remediation.Bootstrap;

/// <summary>The settings that say when notices are joined, the same for every function that tells.</summary>
/// <param name="queueUrl">Where notices go that are to be joined; <see langword="null"/> where none are.</param>
/// <param name="perMinute">How many notices of a process go to people directly within a minute.</param>
internal sealed class JoinSettings(string? queueUrl, int perMinute)
{
    public static JoinSettings Never { get; } = new(null, 0);

    /// <exception cref="InvalidSettingException">A variable is wrong; it is named.</exception>
    public static JoinSettings Read(Func<string, string?> read)
    {
        int perMinute = Setting.Number(read, "NOTICES_PER_MINUTE", 5, 1, 1000);
        string? url = read("JOINED_NOTICES_QUEUE_URL");
        return string.IsNullOrEmpty(url) ? Never
            : Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("https" or "http") ? new JoinSettings(url, perMinute)
            : throw new InvalidSettingException("JOINED_NOTICES_QUEUE_URL", $"'{url}' is not the URL of a queue");
    }

    public NoticePublisher Publisher(IAmazonSimpleNotificationService sns, string topicArn, TimeProvider time, Func<IAmazonSQS>? sqs = null) =>
        new(sns, topicArn, queueUrl is null ? null : new NoticeQueue(sqs ?? (() => new AmazonSQSClient(new AmazonSQSConfig())), queueUrl, perMinute, time));
}
