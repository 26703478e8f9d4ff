using Amazon.Runtime;

namespace Remediation.Cli.Commands.Scan;

/// <summary>What can go wrong between here and AWS, in words that say what to do.</summary>
internal static class ScanFailure
{
    public static bool Is(Exception failure) => failure is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException;

    public static string InWords(Exception failure) => failure switch
    {
        AmazonServiceException { ErrorCode: "AuthFailure" or "OptInRequired" } refused =>
            $"AWS refused: {refused.ErrorCode}: {refused.Message} Look whether the credentials are right and the region is enabled for the account.",
        AmazonServiceException refused => Asked(refused).StartsWith("AssumeRole", StringComparison.Ordinal)
            ? $"AWS refused to assume the role: {refused.ErrorCode}: {refused.Message} The role must trust the caller, and the caller needs sts:AssumeRole."
            : $"AWS refused: {refused.ErrorCode}: {refused.Message} Scanning needs ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroupRules, ec2:DescribeManagedPrefixLists and ec2:GetManagedPrefixListEntries.",
        AmazonClientException { InnerException: AmazonServiceException inner } => InWords(inner),
        AmazonClientException => $"{failure.Message} Give --region and --profile, or set AWS_REGION and credentials.",
        TimeoutException => "AWS did not answer in time. Look at --region and the network.",
        _ => $"AWS was not reached: {failure.Message} Look at AWS_ENDPOINT_URL, --region and the network.",
    };

    /// <summary>
    /// Why a region answers nobody of this account: it is not enabled, and then knows none of the account's keys, or the organization
    /// forbids it.
    /// </summary>
    /// <returns><see langword="null"/> when it is something else.</returns>
    public static string? WhyRegionIsOff(AmazonServiceException refused) => refused.ErrorCode switch
    {
        "AuthFailure" or "OptInRequired" or "UnrecognizedClientException" or "InvalidClientTokenId" => $"not enabled for the account ({refused.ErrorCode})",
        _ when refused.Message.Contains("service control policy", StringComparison.OrdinalIgnoreCase) => "forbidden by a service control policy",
        _ => null,
    };

    private static string Asked(AmazonServiceException refused) => refused is Amazon.SecurityToken.AmazonSecurityTokenServiceException ? "AssumeRole" : "";
}
