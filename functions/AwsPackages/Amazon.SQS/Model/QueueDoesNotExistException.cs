#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>
/// There is no queue of that URL in that account and region. <c>ErrorCode</c> is <c>AWS.SimpleQueueService.NonExistentQueue</c>.
/// </summary>
public class QueueDoesNotExistException : AmazonSQSException
{
    /// <summary>An error with SQS's sentence about it.</summary>
    public QueueDoesNotExistException(string message)
        : base(message)
    {
    }

    /// <summary>An error with SQS's sentence about it and what caused it.</summary>
    public QueueDoesNotExistException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public QueueDoesNotExistException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as SQS tells it, without a cause.</summary>
    public QueueDoesNotExistException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as SQS tells it.</summary>
    public QueueDoesNotExistException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
