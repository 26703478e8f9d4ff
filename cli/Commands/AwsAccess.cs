using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Remediation.Cli.Commands;

/// <summary>Which region and which profile a client uses, as with the AWS CLI.</summary>
internal static class AwsAccess
{
    /// <summary>Fills a client's settings. The region is the given one, the environment's, the profile's, or the default profile's.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="profile">A profile of ~/.aws/config, if not the default.</param>
    /// <param name="region">From the command line.</param>
    /// <param name="otherwise">A region for when there is none at all.</param>
    /// <returns>The region.</returns>
    /// <exception cref="AmazonClientException">There is no such profile, or no region.</exception>
    public static string Configure(ClientConfig config, string? profile, string? region, string? otherwise = null)
    {
        region ??= RegionOfEnvironment();
        if (profile is not null)
        {
            if (!new CredentialProfileStoreChain().TryGetProfile(profile, out var found))
            {
                throw new AmazonClientException($"There is no profile {profile} in ~/.aws/config or ~/.aws/credentials.");
            }

            config.Profile = new Profile(profile);
            region ??= found.Region?.SystemName;
        }

        region ??= config.RegionEndpoint?.SystemName ?? otherwise ?? throw new AmazonClientException("No region is set.");
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        // AWS_ENDPOINT_URL makes the SDK forget which region it is to sign for.
        config.AuthenticationRegion = region;
        return region;
    }

    // A profile's region comes second, as with the AWS CLI; the SDK would take that of the default profile before that of a named one.
    private static string? RegionOfEnvironment() => Set("AWS_REGION") ?? Set("AWS_DEFAULT_REGION");

    private static string? Set(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
