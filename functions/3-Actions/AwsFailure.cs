using Amazon.Runtime;

namespace Remediation.Actions;

/// <summary>
/// What failures of calls to AWS mean for a remediation: whether it is one at all, and EC2's error codes
/// (<see href="https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html">error codes</see>).
/// </summary>
public static class AwsFailure
{
    /// <summary>AWS refused or could not be reached, after the client's own retries. Running out of time is not among these.</summary>
    public static bool Is(Exception failure) => failure
        is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        or OperationCanceledException { InnerException: TimeoutException };

    internal static bool MeansGroupIsGone(AmazonServiceException failure) =>
        failure.ErrorCode is "InvalidGroup.NotFound" or "InvalidSecurityGroupID.NotFound" or "InvalidGroupId.NotFound";

    /// <summary>One rule that is gone already fails a whole call; with which of the two codes depends on the VPC and the year.</summary>
    internal static bool MeansRuleIsGone(AmazonServiceException failure) =>
        failure.ErrorCode is "InvalidSecurityGroupRuleId.NotFound" or "InvalidPermission.NotFound";

    internal static bool MeansRuleExists(AmazonServiceException failure) => failure.ErrorCode is "InvalidPermission.Duplicate";

    internal static bool MeansNoRoomForRules(AmazonServiceException failure) => failure.ErrorCode is "RulesPerSecurityGroupLimitExceeded";

    /// <summary>Too many calls at the moment. EC2 says so with status 503; an endpoint in front of it may use 400.</summary>
    internal static bool MeansTryAgain(AmazonServiceException failure) =>
        failure.ErrorCode is "RequestLimitExceeded" or "Throttling" or "ThrottlingException" or "RequestThrottled";

    /// <summary>The code and AWS's own words, for people; the request id is what AWS support asks for.</summary>
    public static string InWords(Exception failure) => failure is AmazonServiceException { ErrorCode.Length: > 0 } answer
        ? $"{answer.ErrorCode}: {answer.Message} (request {answer.RequestId})"
        : failure.Message;
}
