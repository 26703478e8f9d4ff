#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using Amazon.Runtime;
using System.Net;

namespace Amazon.CloudFormation;

/// <summary>
/// CloudFormation answered with an error. <c>ErrorCode</c> is one of https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html or of the operation,
/// <c>RequestId</c> is what AWS Support asks for, <c>StatusCode</c> is HTTP's.
/// </summary>
public class AmazonCloudFormationException : AmazonServiceException
{
    /// <summary>An error that says nothing of itself.</summary>
    public AmazonCloudFormationException()
    {
    }

    /// <summary>An error with CloudFormation's sentence about it.</summary>
    public AmazonCloudFormationException(string message)
        : base(message)
    {
    }

    /// <summary>An error with CloudFormation's sentence about it and what caused it.</summary>
    public AmazonCloudFormationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public AmazonCloudFormationException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as CloudFormation tells it, without a cause.</summary>
    public AmazonCloudFormationException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as CloudFormation tells it.</summary>
    public AmazonCloudFormationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
