using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Remediation.Cli.Commands.Scan.Accounts;

/// <summary>Finds which accounts and regions are to be scanned.</summary>
internal static class ScanTargets
{
    /// <summary>Each region of each account once, in the order of the command line.</summary>
    public static async Task<IReadOnlyList<ScanTarget>> FindAsync(ScanOptions options, CancellationToken cancellation)
    {
        var targets = new List<ScanTarget>();
        foreach (string? profile in options.Profiles.Count == 0 ? [null] : options.Profiles.Cast<string?>())
        {
            var config = Config(options, profile);
            // It renews the roles' credentials, and lives as long as the program.
            var credentials = DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
            var sts = new AmazonSecurityTokenServiceClient(credentials, config);
            var accounts = options.Roles.Count == 0
                ? [await IdentifyAsync(sts, profile is null ? null : $"profile {profile}", profile, credentials, cancellation)]
                : await AssumeAsync(options, sts, config, profile, cancellation);
            targets.AddRange(accounts.SelectMany(account => RegionsOf(account, options, config).Select(region => new ScanTarget(account, region))));
        }

        return [.. targets.DistinctBy(target => (target.Account.Id, target.Region))];
    }

    private static async Task<List<ScanAccount>> AssumeAsync(
        ScanOptions options, AmazonSecurityTokenServiceClient sts, AmazonSecurityTokenServiceConfig config, string? profile, CancellationToken cancellation)
    {
        var accounts = new List<ScanAccount>();
        foreach (string arn in options.Roles)
        {
            var role = new AssumedRole(sts, arn, options.ExternalId);
            using var asRole = new AmazonSecurityTokenServiceClient(role, config);
            accounts.Add(await IdentifyAsync(asRole, $"role {arn[(arn.IndexOf(":role/", StringComparison.Ordinal) + 6)..]}", profile, role, cancellation));
        }

        return accounts;
    }

    private static async Task<ScanAccount> IdentifyAsync(
        AmazonSecurityTokenServiceClient sts, string? way, string? profile, AWSCredentials credentials, CancellationToken cancellation)
    {
        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation);
        return new ScanAccount(identity.Account, identity.Arn.Split(':')[1], way, profile, credentials);
    }

    private static IEnumerable<string> RegionsOf(ScanAccount account, ScanOptions options, AmazonSecurityTokenServiceConfig config)
    {
        if (options.AllRegions)
        {
            return RegionEndpoint.EnumerableAllRegions
                .Where(region => region.PartitionName == account.Partition && !IsOnlyAnotherName(region))
                .Select(region => region.SystemName)
                .Order(StringComparer.Ordinal);
        }

        return options.Regions.Count > 0 ? options.Regions : [config.AuthenticationRegion];
    }

    // The SDK lists 'us-east-1-regional' for one service's sake.
    private static bool IsOnlyAnotherName(RegionEndpoint region) => region.SystemName.EndsWith("-regional", StringComparison.Ordinal);

    private static AmazonSecurityTokenServiceConfig Config(ScanOptions options, string? profile)
    {
        var config = new AmazonSecurityTokenServiceConfig();
        string? given = options.Regions.Count > 0 ? options.Regions[0] : null;
        AwsAccess.Configure(config, profile, given, otherwise: options.AllRegions ? RegionEndpoint.USEast1.SystemName : null);
        return config;
    }
}
