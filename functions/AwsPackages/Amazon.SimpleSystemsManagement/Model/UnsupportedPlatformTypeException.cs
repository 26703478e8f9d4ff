#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// The document is not for the operating system of a node. <c>ErrorCode</c> is <c>UnsupportedPlatformType</c>.
/// </summary>
public class UnsupportedPlatformTypeException : AmazonSimpleSystemsManagementException
{
    /// <summary>An error with Systems Manager's sentence about it.</summary>
    public UnsupportedPlatformTypeException(string message)
        : base(message)
    {
    }

    /// <summary>An error with Systems Manager's sentence about it and what caused it.</summary>
    public UnsupportedPlatformTypeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public UnsupportedPlatformTypeException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as Systems Manager tells it, without a cause.</summary>
    public UnsupportedPlatformTypeException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as Systems Manager tells it.</summary>
    public UnsupportedPlatformTypeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
