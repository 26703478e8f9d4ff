using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS.Wire;

/// <summary>
/// The operations that look into queues and empty them. A class of their own: no function calls them, and native code leaves out what
/// nothing refers to by whole classes of such fields.
/// </summary>
internal static class SqsReadingOperations
{
    public static readonly InvokeOptions DeleteMessage = SqsOperations.Operation<DeleteMessageRequest>(
        nameof(DeleteMessage), SqsRequests.Write, expectedMember: null, _ => new DeleteMessageResponse());

    // A queue that has none of them is answered with an object without members.
    public static readonly InvokeOptions GetQueueAttributes = SqsOperations.Operation<GetQueueAttributesRequest>(
        nameof(GetQueueAttributes), SqsRequests.Write, expectedMember: null, SqsResponses.ReadGetQueueAttributes);

    public static readonly InvokeOptions GetQueueUrl = SqsOperations.Operation<GetQueueUrlRequest>(
        nameof(GetQueueUrl), SqsRequests.Write, nameof(GetQueueUrlResponse.QueueUrl), SqsResponses.ReadGetQueueUrl);

    public static readonly InvokeOptions ListDeadLetterSourceQueues = SqsOperations.Operation<ListDeadLetterSourceQueuesRequest>(
        nameof(ListDeadLetterSourceQueues), SqsRequests.Write, "queueUrls", SqsResponses.ReadListDeadLetterSourceQueues);

    // An empty queue is answered with an object without members.
    public static readonly InvokeOptions ReceiveMessage = SqsOperations.Operation<ReceiveMessageRequest>(
        nameof(ReceiveMessage), SqsRequests.Write, expectedMember: null, SqsResponses.ReadReceiveMessage);
}
