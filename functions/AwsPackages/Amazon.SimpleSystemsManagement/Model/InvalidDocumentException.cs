#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>There is no document of that name that this account can run. <c>ErrorCode</c> is <c>InvalidDocument</c>.</summary>
public class InvalidDocumentException : AmazonSimpleSystemsManagementException
{
    /// <summary>An error with Systems Manager's sentence about it.</summary>
    public InvalidDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>An error with Systems Manager's sentence about it and what caused it.</summary>
    public InvalidDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public InvalidDocumentException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as Systems Manager tells it, without a cause.</summary>
    public InvalidDocumentException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as Systems Manager tells it.</summary>
    public InvalidDocumentException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
