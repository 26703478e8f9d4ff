#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>
/// EventBridge answered with an error. <c>ErrorCode</c> is one of
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html or of the operation,
/// <c>RequestId</c> is what AWS Support asks for, <c>StatusCode</c> is HTTP's.
/// </summary>
public class AmazonEventBridgeException : AmazonServiceException
{
    /// <summary>An error that says nothing of itself.</summary>
    public AmazonEventBridgeException()
    {
    }

    /// <summary>An error with EventBridge's sentence about it.</summary>
    public AmazonEventBridgeException(string message)
        : base(message)
    {
    }

    /// <summary>An error with EventBridge's sentence about it and what caused it.</summary>
    public AmazonEventBridgeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public AmazonEventBridgeException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as EventBridge tells it, without a cause.</summary>
    public AmazonEventBridgeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as EventBridge tells it.</summary>
    public AmazonEventBridgeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
