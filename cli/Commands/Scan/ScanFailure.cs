using Amazon.Runtime;

namespace Remediation.Cli.Commands.Scan;

/// <summary>What can go wrong with a scan.</summary>
internal static class ScanFailure
{
    private const string Needs =
        "Scanning needs ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroupRules, ec2:DescribeManagedPrefixLists and ec2:GetManagedPrefixListEntries.";

    public static bool Is(Exception failure) => AwsFailure.Is(failure);

    public static string InWords(Exception failure) => AwsFailure.InWords(failure, Needs);

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
}
