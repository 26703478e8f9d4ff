#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>
/// There is a parameter of that name, and it was not to be overwritten. <c>ErrorCode</c> is <c>ParameterAlreadyExists</c>.
/// </summary>
public class ParameterAlreadyExistsException : AmazonSimpleSystemsManagementException
{
    /// <summary>An error with Systems Manager's sentence about it.</summary>
    public ParameterAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <summary>An error with Systems Manager's sentence about it and what caused it.</summary>
    public ParameterAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public ParameterAlreadyExistsException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as Systems Manager tells it, without a cause.</summary>
    public ParameterAlreadyExistsException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as Systems Manager tells it.</summary>
    public ParameterAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
