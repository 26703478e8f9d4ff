using Amazon.Runtime;

namespace Remediation.Cli.Commands;

/// <summary>What can go wrong between here and AWS, in words that say what to do.</summary>
internal static class AwsFailure
{
    public static bool Is(Exception failure) => failure is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException;

    /// <param name="failure">One that <see cref="Is"/> knows.</param>
    /// <param name="needs">A sentence that says which permissions the command needs.</param>
    public static string InWords(Exception failure, string needs) => failure switch
    {
        AmazonServiceException { ErrorCode: "AuthFailure" or "OptInRequired" } refused =>
            $"AWS refused: {refused.ErrorCode}: {refused.Message} Look whether the credentials are right and the region is enabled for the account.",
        Amazon.SecurityToken.AmazonSecurityTokenServiceException refused =>
            $"AWS refused to assume the role: {refused.ErrorCode}: {refused.Message} The role must trust the caller, and the caller needs sts:AssumeRole.",
        AmazonServiceException refused => $"AWS refused: {refused.ErrorCode}: {refused.Message} {needs}",
        AmazonClientException { InnerException: AmazonServiceException inner } => InWords(inner, needs),
        AmazonClientException => $"{failure.Message} Give --region and --profile, or set AWS_REGION and credentials.",
        TimeoutException => "AWS did not answer in time. Look at --region and the network.",
        _ => $"AWS was not reached: {failure.Message} Look at AWS_ENDPOINT_URL, --region and the network.",
    };
}
