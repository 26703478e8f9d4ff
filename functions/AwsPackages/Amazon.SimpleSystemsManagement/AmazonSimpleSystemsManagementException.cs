#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Systems Manager answered with an error. <c>ErrorCode</c> is one of
/// https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html or of the operation,
/// <c>RequestId</c> is what AWS Support asks for, <c>StatusCode</c> is HTTP's.
/// </summary>
public class AmazonSimpleSystemsManagementException : AmazonServiceException
{
    /// <summary>An error that says nothing of itself.</summary>
    public AmazonSimpleSystemsManagementException()
    {
    }

    /// <summary>An error with Systems Manager's sentence about it.</summary>
    public AmazonSimpleSystemsManagementException(string message)
        : base(message)
    {
    }

    /// <summary>An error with Systems Manager's sentence about it and what caused it.</summary>
    public AmazonSimpleSystemsManagementException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public AmazonSimpleSystemsManagementException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as Systems Manager tells it, without a cause.</summary>
    public AmazonSimpleSystemsManagementException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as Systems Manager tells it.</summary>
    public AmazonSimpleSystemsManagementException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
