#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// That command was not sent to that node, or only a moment ago: what SendCommand has answered shows here some seconds later.
/// <c>ErrorCode</c> is <c>InvocationDoesNotExist</c>.
/// </summary>
public class InvocationDoesNotExistException : AmazonSimpleSystemsManagementException
{
    /// <summary>An error with Systems Manager's sentence about it.</summary>
    public InvocationDoesNotExistException(string message)
        : base(message)
    {
    }

    /// <summary>An error with Systems Manager's sentence about it and what caused it.</summary>
    public InvocationDoesNotExistException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public InvocationDoesNotExistException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as Systems Manager tells it, without a cause.</summary>
    public InvocationDoesNotExistException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as Systems Manager tells it.</summary>
    public InvocationDoesNotExistException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
