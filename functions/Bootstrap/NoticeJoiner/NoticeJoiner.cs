using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Remediation.Actions;
using Remediation.Notices;
using Remediation.Notices.Forms;
using Remediation.Notices.Joining;

namespace Remediation.Bootstrap.NoticeJoiner;

/// <summary>
/// Makes one notice of many that came within a short time. What it cannot read or publish goes back to the queue, and from there, after some
/// attempts, to the dead-letter queue: no notice is lost.
/// </summary>
internal sealed class NoticeJoiner(NoticePublisher publisher, TimeProvider time)
{
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queued, ILambdaContext context)
    {
        using var workTime = WorkTime.Of(context, time);
        var log = context.Logger;
        var again = new List<string>();
        var read = new List<Notice>();
        var ids = new Dictionary<string, List<string>>();
        foreach (var message in queued.Records ?? [])
        {
            try
            {
                var notice = NoticeReader.Read(message.Body ?? "");
                read.Add(notice);
                ids.TryAdd(notice.Id, []);
                ids[notice.Id].Add(message.MessageId);
            }
            catch (FormatException problem)
            {
                log.LogError(problem, "message {messageId} is no notice and cannot be published; after some attempts it is in the dead-letter queue", message.MessageId);
                again.Add(message.MessageId);
            }
        }

        foreach (var batch in NoticeBatches.Of(read))
        {
            try
            {
                string id = await publisher.PublishNowAsync(JoinedNotice.Write(batch, time.GetUtcNow()), workTime.Telling);
                log.LogInformation("{notices} notices told as {noticeId}", batch.Count, id);
            }
            catch (Exception failure) when (AwsFailure.Is(failure))
            {
                log.LogError(failure, "{notices} notices could not be published and are tried again", batch.Count);
                again.AddRange(batch.SelectMany(notice => ids[notice.Id]));
            }
        }

        return new SQSBatchResponse { BatchItemFailures = [.. again.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })] };
    }
}
