#nullable disable // the official assembly carries no nullable annotations; callers must compile alike against both
using System.Net;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>
/// EC2 answered with an error. <c>ErrorCode</c> is one of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
/// <c>RequestId</c> is what AWS Support asks for, <c>StatusCode</c> is HTTP's.
/// </summary>
public class AmazonEC2Exception : AmazonServiceException
{
    /// <summary>An error that says nothing of itself.</summary>
    public AmazonEC2Exception()
    {
    }

    /// <summary>An error with EC2's sentence about it.</summary>
    public AmazonEC2Exception(string message)
        : base(message)
    {
    }

    /// <summary>An error with EC2's sentence about it and what caused it.</summary>
    public AmazonEC2Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that is told by what caused it.</summary>
    public AmazonEC2Exception(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as EC2 tells it, without a cause.</summary>
    public AmazonEC2Exception(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as EC2 tells it.</summary>
    public AmazonEC2Exception(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
